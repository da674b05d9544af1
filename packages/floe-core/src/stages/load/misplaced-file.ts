import { kindEvidence } from "../../checking/kind-of-document.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Span, startOf } from "../../text/span.ts";
import type { YamlDocument, YamlNode } from "../../yaml/node.ts";
import { memberNode, textAt } from "../../yaml/read-node.ts";
import { kindsOfFiles } from "./kinds-of-files.ts";
import { loadDiagnostics } from "./problems.ts";

/** Says that a manifest is meant where another file was named; nothing about a manifest, whatever is wrong inside. One finding
 *  at the place that names the file: what its schema would say is about a file that nobody meant. */
export function misplacedManifest({ root, source }: YamlDocument, namedAt: Span | undefined): readonly Diagnostic[] {
  const found = insteadOfManifest(root);
  return found === undefined ? [] : [notAManifest({ name: source.shown, found }, namedAt)];
}

/** The same about a file that holds nothing. */
export function emptyManifest(name: string, namedAt: Span | undefined): Diagnostic {
  return notAManifest({ name, found: "an empty file" }, namedAt);
}

const notAManifest = loadDiagnostics["not-a-manifest"];

/** Says that a product is meant where a manifest, or a file of somebody else's, was named. */
export function misplacedProduct({ root, source }: YamlDocument): readonly Diagnostic[] {
  const found = insteadOfProduct(root);
  const place = memberNode(root, "kind")?.span ?? startOf(source);
  return found === undefined ? [] : [loadDiagnostics["not-a-product"]({ name: source.shown, found }, place)];
}

const ourVersion = "floe.dev/v1";

function insteadOfManifest(root: YamlNode): string | undefined {
  if (root.kind === "list") return "a list";
  if (root.kind === "scalar") return "a single value";
  if (root.entries.size === 0) return "an empty map";
  const isPlain = textAt(root, "apiVersion")?.value === ourVersion && textAt(root, "kind")?.value === "Manifest";
  // The kinds take the schemas, which a sound project never loads.
  if (isPlain) return undefined;
  const { named, built } = kindEvidence(root, kindsOfFiles());
  const isProduct = named === "FloeSpec" || (named === undefined && built.includes("FloeSpec"));
  // A manifest whose kind or version is a mistake is told so in its own lines.
  if (built.includes("Manifest") && !(isProduct && built.includes("FloeSpec"))) return undefined;
  if (isProduct) return "a product";
  if (named !== "Manifest") return "a file of another kind";
  const version = textAt(root, "apiVersion")?.value;
  return version === undefined || version === ourVersion ? undefined : "a file of another version of the format";
}

function insteadOfProduct(root: YamlNode): string | undefined {
  if (root.kind !== "map" || textAt(root, "kind")?.value === "FloeSpec") return undefined;
  const { named, built } = kindEvidence(root, kindsOfFiles());
  // A product whose kind is a mistake is told so in its own lines.
  if (named === "FloeSpec" || built.includes("FloeSpec")) return undefined;
  if (named === "Manifest" || built.includes("Manifest")) return "a manifest";
  return named === "other" ? "a file of another kind" : undefined;
}
