import { kindOfDocument } from "../../checking/kind-of-document.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { startOf } from "../../text/span.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import { memberNode } from "../../yaml/read-node.ts";
import { type KindName, kindsOfFiles } from "./kinds-of-files.ts";
import { loadDiagnostics } from "./problems.ts";

/** What a file says it is, or evidently means to be. A file that cannot be read gives the reasons. */
export function kindOfFile(host: Host, path: string): Outcome<KindName> {
  const document = loadDocument(host, path);
  if (document.value === undefined) return failed(document.diagnostics);
  const { root, source } = document.value;
  const meant = kindOfDocument(root, kindsOfFiles());
  if (meant !== undefined) return ok(meant);
  const place = memberNode(root, "kind")?.span ?? startOf(source);
  return failed([...document.diagnostics, loadDiagnostics["unknown-kind"]({ name: source.shown }, place)]);
}
