import { kindOfDocument } from "../../checking/kind-of-document.ts";
import { schemaKeys } from "../../checking/schema-shape.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { Manifest } from "../../schemas/manifest/manifest.ts";
import { Product } from "../../schemas/product/product.ts";
import { startOf } from "../../text/span.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import { memberNode } from "../../yaml/read-node.ts";
import { loadDiagnostics } from "./problems.ts";

/** What a file says it is, or evidently means to be. A file that cannot be read gives the reasons. */
export function kindOfFile(host: Host, path: string): Outcome<"Manifest" | "FloeSpec"> {
  const document = loadDocument(host, path);
  if (document.value === undefined) return failed(document.diagnostics);
  const { root, source } = document.value;
  const meant = kindOfDocument(root, [
    { kind: "FloeSpec", section: "transforms", keys: schemaKeys(Product) },
    { kind: "Manifest", section: "plugins", keys: schemaKeys(Manifest) },
  ]);
  if (meant !== undefined) return ok(meant);
  const place = memberNode(root, "kind")?.span ?? startOf(source);
  return failed([...document.diagnostics, loadDiagnostics["unknown-kind"]({ name: source.shown }, place)]);
}
