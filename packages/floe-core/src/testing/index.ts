// The door for tests: `floe-core/testing`.

export { type MemoryHost, type MemoryHostOptions, memoryHost } from "../host/memory-host.ts";
export { type ConformanceSubject, checkPlugin } from "./check-plugin.ts";
export { type FindingPlace, type MemoryProject, memoryProject, places } from "./memory-project.ts";
export { conformanceFindings } from "./plugin-conformance.ts";
export { sampleOptions } from "./sample-options.ts";
export { type PluginOptions, type PluginTrial, tryPlugin } from "./try-plugin.ts";
