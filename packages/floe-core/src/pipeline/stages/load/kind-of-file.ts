import { failed, type Outcome, ok } from "../../../diagnostics/outcome.ts";
import type { Host } from "../../../host/host.ts";
import { memberEntry, textAt } from "../../../source/read-node.ts";
import { startOf } from "../../../text/span.ts";
import { loadDiagnostics } from "./load-diagnostics.ts";
import { loadDocument } from "./load-file.ts";

/** What a file says it is. A file that cannot be read gives the reasons. */
export function kindOfFile(host: Host, path: string): Outcome<"Manifest" | "FloeSpec"> {
  const document = loadDocument(host, path);
  if (document.value === undefined) return failed(document.diagnostics);
  const { root, source } = document.value;
  const kind = textAt(root, "kind")?.value;
  if (kind === "Manifest" || kind === "FloeSpec") return ok(kind);
  const place = memberEntry(root, "kind")?.value.span ?? startOf(source);
  return failed([...document.diagnostics, loadDiagnostics["unknown-kind"]({ name: source.path }, place)]);
}
