import { schemaKeys } from "../../checking/schema-shape.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { loadDocument } from "../../project/load-file.ts";
import { Manifest } from "../../schemas/manifest/manifest.ts";
import { Product } from "../../schemas/product/product.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { startOf } from "../../text/span.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { meansToHave, memberEntry, textNode } from "../../yaml/read-node.ts";
import { loadDiagnostics } from "./problems.ts";

/** What a file says it is, or evidently means to be: a `kind` that is misspelt or missing is a mistake like any other,
 *  which the schema reports together with the rest. A file that cannot be read gives the reasons. */
export function kindOfFile(host: Host, path: string): Outcome<FileKind> {
  const document = loadDocument(host, path);
  if (document.value === undefined) return failed(document.diagnostics);
  const { root, source } = document.value;
  const kind = memberEntry(root, "kind")?.value;
  const meant = kind === undefined ? kindBySection(root) : kindByWord(textNode(kind)?.value);
  if (meant !== undefined) return ok(meant);
  const place = kind?.span ?? startOf(source);
  return failed([...document.diagnostics, loadDiagnostics["unknown-kind"]({ name: source.path }, place)]);
}

type FileKind = "Manifest" | "FloeSpec";

function kindByWord(word: string | undefined): FileKind | undefined {
  const meant = word === undefined ? undefined : didYouMean(word, ["Manifest", "FloeSpec"]);
  return meant === "Manifest" || meant === "FloeSpec" ? meant : undefined;
}

// Each has one section that the other does not.
function kindBySection(root: YamlNode): FileKind | undefined {
  if (meansToHave(root, "transforms", schemaKeys(Product))) return "FloeSpec";
  return meansToHave(root, "plugins", schemaKeys(Manifest)) ? "Manifest" : undefined;
}
