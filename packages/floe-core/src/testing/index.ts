// The door for tests: `floe-core/testing`.

export { type MemoryHost, type MemoryHostOptions, memoryHost } from "../host/memory-host.ts";
export { type FindingPlace, type MemoryProject, memoryProject, places } from "./memory-project.ts";
export { type ConformanceSubject, conformanceFindings } from "./plugin-conformance.ts";
