import { failed, type Outcome } from "../diagnostics/outcome.ts";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/paths.ts";
import type { Span } from "../text/span.ts";
import type { YamlDocument } from "./node.ts";
import { parseOnce } from "./parse-once.ts";
import { readSource } from "./read-source.ts";

/** Reads and parses a YAML file. `namedAt` is where another file names it. */
export function loadDocument(host: Host, path: string, namedAt?: Span): Outcome<YamlDocument> {
  const source = readSource(host, path, shownPath(path, host.workingDirectory), namedAt);
  return source.value === undefined ? failed(source.diagnostics) : parseOnce(source.value);
}
