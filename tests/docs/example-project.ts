import { kindOfFile } from "floe-core";
import { isMap, isScalar, parseDocument } from "yaml";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";

/** The files of an example by path. A line such as `# models/orders.sql` begins a file; without one the example may
 *  stand in either of floe's two files. */
export function exampleFiles(example: string): readonly Readonly<Record<string, string>>[] {
  const parts = example.split(/^# (\S+\.[a-z]+)\n/mu);
  const [bare = "", ...named] = parts;
  if (named.length === 0) return [{ "floe.yaml": bare }, { "manifest.yaml": bare }];
  const files: Record<string, string> = {};
  for (let index = 0; index < named.length; index += 2) files[named[index] ?? ""] = named[index + 1] ?? "";
  return [files];
}

/** The codes that a small project reports when the example's keys take the place of its own. */
export async function codesOf(files: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> {
  const { "floe.yaml": product = "", "manifest.yaml": manifest = "", ...others } = files;
  const project = smallProject({
    product: withFragment(smallProduct(), product),
    manifest: withFragment(smallManifest(), manifest),
    more: { ...placed(others), "package.json": rootPackage(Object.keys(others)) },
  });
  const compiled = await project.compile("shop/floe.yaml", { outputs: "none" });
  const checked = await project.validateManifest("manifest.yaml");
  const kind = kindOfFile(project.host, "/project/shop/floe.yaml");
  return new Set([...compiled.diagnostics, ...checked, ...kind.diagnostics].map(({ code }) => code));
}

/** Whether an example stands for something that may not stand in this repository, as `<36 letters>` for a token. */
export function isPlaceholder(example: string): boolean {
  return /<[^*\n]+>|…/u.test(example);
}

function withFragment(base: string, fragment: string): string {
  const document = parseDocument(fragment);
  const { contents, errors } = document;
  if (fragment === "") return base;
  // What is no map, or no plain YAML, is the whole file, and so is what says which kind of file it is.
  if (/^(?:apiVersion:|---\n)/u.test(fragment)) return fragment;
  const [head = ""] = base.split(/^(?=metadata:)/mu);
  if (fragment.startsWith("%")) return fragment + head;
  if (errors.length > 0 || !isMap(contents)) return head + fragment;
  const keys = new Set(contents.items.map(({ key }) => (isScalar(key) ? String(key.value) : "")));
  const own = base.split(/^(?=[a-zA-Z])/mu).filter((section) => !keys.has(section.slice(0, section.indexOf(":"))));
  return own.join("") + fragment;
}

function placed(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(files);
  return Object.fromEntries(
    entries.map(([path, text]) => [path.startsWith("node_modules/") ? path : `shop/${path}`, text]),
  );
}

function rootPackage(paths: readonly string[]): string {
  const names = paths.flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/u)?.[1] ?? []);
  const dependencies = Object.fromEntries(names.map((name) => [name, "*"]));
  return JSON.stringify({ name: "platform", version: "1.0.0", dependencies });
}
