import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { hasErrors } from "floe-core";
import { fileSchemas } from "../perturbation/file-schema.ts";
import { withOtherValue } from "../perturbation/other-value.ts";
import { perturbLeaves } from "../perturbation/perturb.ts";
import { missingKeys } from "../perturbation/schema-keys.ts";
import { type Subject, textOf } from "../perturbation/subject.ts";

// Prints, for each leaf of the harbour's two products, the file with another valid value there, and whether floe says
// something about the leaf then; and the keys of floe.yaml that neither file uses.

const root = fileURLToPath(new URL("../projects/harbour/", import.meta.url));
const files = filesBelow(root);
const products = ["floe.yaml", "from-dbt.yaml"].map((name) => ({ name, text: files[`harbour/${name}`] ?? "" }));

const variants = [];
for (const { name, text } of products) {
  // Only a file of this name is a product.
  const subject: Subject = {
    files: { ...files, "harbour/floe.yaml": text },
    product: "harbour/floe.yaml",
    manifest: "harbour/manifest.yaml",
  };
  const manifest = textOf(subject, "manifest");
  for (const { leaf, pointer, value, result, isNamed } of await perturbLeaves(subject, "product")) {
    const changed = withOtherValue({ file: "product", text, manifest }, leaf).text;
    // Refused is an answer as well: nothing is written, and the errors say why.
    const isToldOfIt = isNamed || hasErrors(result.diagnostics);
    variants.push({ product: name, pointer, value, text: changed, isToldOfIt });
  }
}
const unusedKeys = missingKeys(
  fileSchemas.product,
  products.map(({ text }) => text),
);
process.stdout.write(JSON.stringify({ variants, unusedKeys }));

function filesBelow(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [`harbour/${relative(folder, path)}`, readFileSync(path, "utf8")]));
}
