import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finish } from "../diagnostics/finish.ts";
import type { Host } from "../host/host.ts";
import { directoryOf, shownPath } from "../host/paths.ts";
import { resolvedRoot } from "../outputs/output-root.ts";
import { isProductName } from "../schemas/shared/product-name.ts";
import { display } from "../secrets/display.ts";
import { foldedIdentifier, foldedPath } from "../text/folded-name.ts";
import { slugOf } from "../text/slug.ts";
import type { Span } from "../text/span.ts";
import { loadDocument } from "../yaml/load-document.ts";
import type { YamlNode } from "../yaml/node.ts";
import { memberNode, textAt } from "../yaml/read-node.ts";
import { linkFindings } from "./linked-products.ts";

/** Findings about products that cannot live beside each other. */
export const collisionDiagnostics = defineDiagnostics("products", {
  "same-name": problem({
    severity: "error",
    message: (p: Collision) =>
      p.name === p.other
        ? `Two products are called \`${display(p.name)}\`: \`${display(p.otherPath)}\` and \`${display(p.path)}\`.`
        : `The products \`${display(p.other)}\` and \`${display(p.name)}\` have one name to dbt, the database and the cluster.`,
    help: () => "Rename one of them. Until then nothing is written for either.",
    docs: {
      cause:
        "Two products of one run have one name in the form in which others see it: the product's id, its dbt profile, its database and its objects in the cluster are called after the name with `_` for each hyphen and none at the ends. `shop-` and `shop` are one there.",
      fix: "Rename one of the products. To leave one out, name the others.",
    },
  }),
  "same-folder": problem({
    severity: "error",
    message: (p: Collision) =>
      `Two products would write their files to one folder: \`${display(p.otherPath)}\` and \`${display(p.path)}\`.`,
    help: () => "Move one of them to a folder of its own. Until then nothing is written for either.",
    docs: {
      cause:
        "The files of a product stand beside its floe.yaml, so two products in one folder would overwrite each other. Folders whose names differ only in upper and lower case, or in how a letter is composed, are one on macOS and Windows.",
      fix: "Give each product a folder of its own.",
    },
  }),
});

interface Collision {
  readonly name: string;
  readonly path: string;
  readonly other: string;
  readonly otherPath: string;
}

/** The products of a run that collide, by their paths, and a finding for each that comes after another, or that names one of them
 *  wrongly. */
export interface CollidingProducts {
  readonly paths: ReadonlySet<string>;
  readonly findings: readonly Diagnostic[];
}

/** Compares the products of a run, at absolute paths, in the forms in which others see them. What is no product, or has no name that
 *  its schema accepts, is left to its own findings. */
export function collidingProducts(host: Host, paths: readonly string[]): CollidingProducts {
  const found: CollidingProducts & { readonly paths: Set<string>; readonly findings: Diagnostic[] } = {
    paths: new Set(),
    findings: [],
  };
  // One product has nobody to collide with, and need not be read twice.
  if (paths.length < 2) return found;
  const names = new Map<string, NamedProduct>();
  const folders = new Map<string, NamedProduct>();
  const products = paths.flatMap((path) => namedProduct(host, path));
  for (const product of products) {
    const sameName = firstOf(names, foldedIdentifier(slugOf(product.name), "case-insensitive"), product);
    const sameFolder = firstOf(folders, foldedPath(resolvedRoot(host, directoryOf(product.path))), product);
    const other = sameName ?? sameFolder;
    if (other === undefined) continue;
    const code = sameName === undefined ? "same-folder" : "same-name";
    for (const { path } of [other, product]) found.paths.add(path);
    found.findings.push(collision(code, product, other));
  }
  return { ...found, findings: finish([...found.findings, ...linkFindings(products)], () => "metadata.name") };
}

interface NamedProduct {
  readonly path: string;
  readonly shown: string;
  readonly name: string;
  readonly nameAt: Span;
  readonly root: YamlNode | undefined;
}

function namedProduct(host: Host, path: string): readonly NamedProduct[] {
  const root = loadDocument(host, path).value?.root;
  const name = textAt(memberNode(root, "metadata"), "name");
  if (name === undefined || textAt(root, "kind")?.value !== "FloeSpec" || !isProductName(name.value)) return [];
  return [{ path, shown: shownPath(path, host.workingDirectory), name: name.value, nameAt: name.span, root }];
}

/** The earlier product of a key; the first one is remembered. */
function firstOf(known: Map<string, NamedProduct>, key: string, product: NamedProduct): NamedProduct | undefined {
  const first = known.get(key);
  if (first === undefined) known.set(key, product);
  return first;
}

function collision(
  code: "same-name" | "same-folder",
  { name, nameAt, shown }: NamedProduct,
  other: NamedProduct,
): Diagnostic {
  const parameters = { name, path: shown, other: other.name, otherPath: other.shown };
  const notes = [{ message: "The other one is here.", span: other.nameAt }];
  return collisionDiagnostics[code](parameters, nameAt, { notes });
}
