import { failed, type Outcome } from "../diagnostics/outcome.ts";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/paths.ts";
import type { Span } from "../text/span.ts";
import { fileDiagnostics } from "./file-problems.ts";
import { isOwnFile } from "./is-own-file.ts";
import type { YamlDocument } from "./node.ts";
import { parseOnce } from "./parse-once.ts";
import { decodeSource, readBytes } from "./read-source.ts";

/** Reads and parses a manifest or a product. `namedAt` is where another file names it. What stands in a file that is
 *  neither is not told: the path may lead to anything that the user can read. */
export function loadDocument(host: Host, path: string, namedAt?: Span): Outcome<YamlDocument> {
  const shown = shownPath(path, host.workingDirectory);
  const { value: bytes, diagnostics } = readBytes(host, { path, shown, from: namedAt });
  if (bytes === undefined) return failed(diagnostics);
  if (!isOwnFile(bytes)) return failed([fileDiagnostics.foreign({ path: shown }, namedAt)]);
  const source = decodeSource({ path, shown }, bytes);
  return source.value === undefined ? failed(source.diagnostics) : parseOnce(source.value);
}
