import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { hasErrors } from "floe-core";
import { fileSchemas } from "../perturbation/file-schema.ts";
import { withOtherValue } from "../perturbation/other-value.ts";
import { perturbLeaves } from "../perturbation/perturb.ts";
import { missingKeys } from "../perturbation/schema-keys.ts";
import { type Subject, textOf } from "../perturbation/subject.ts";

// Prints, for each leaf of the harbour's floe.yaml, the file with another valid value there, and whether a finding names
// the leaf then; and the keys of floe.yaml that the file does not use.

const root = fileURLToPath(new URL("../projects/harbour/", import.meta.url));
const subject: Subject = { files: filesBelow(root), product: "harbour/floe.yaml", manifest: "harbour/manifest.yaml" };
const [text, manifest] = [textOf(subject, "product"), textOf(subject, "manifest")];

const variants = (await perturbLeaves(subject, "product")).map(({ leaf, pointer, value, result, isNamed }) => ({
  pointer,
  value,
  text: withOtherValue({ file: "product", text, manifest }, leaf).text,
  isRefused: hasErrors(result.diagnostics),
  isNamed,
}));
const unusedKeys = missingKeys(fileSchemas.product, [text]);
process.stdout.write(JSON.stringify({ variants, unusedKeys }));

function filesBelow(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [`harbour/${relative(folder, path)}`, readFileSync(path, "utf8")]));
}
