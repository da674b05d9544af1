import {
  type CheckedPackage,
  errnoWords,
  type Host,
  isTable,
  joinPath,
  parseYaml,
  shownPath,
  toPlain,
} from "floe-core";
import type { PluginOptions } from "floe-core/testing";

const maxBytes = 1024 * 1024;

/** The options that a file has for the plugins of a package, by kind and type; or why it has none. A package with one plugin has its
 *  options at the top of the file, others have a section for each: `compute/duckdb`. */
export function writtenOptions(
  host: Host,
  file: string,
  { candidates }: CheckedPackage,
): ReadonlyMap<string, PluginOptions> | string {
  const path = joinPath(host.workingDirectory, file);
  const shown = shownPath(path, host.workingDirectory);
  const read = host.readFile(path, { maxBytes });
  if (read.kind === "failed") return `\`${shown}\` cannot be read: ${errnoWords(read.failure.errno)}.`;
  const text = new TextDecoder().decode(read.value);
  const { value, diagnostics } = parseYaml({ path, shown, text });
  const [problem] = diagnostics;
  if (value === undefined) return `\`${shown}\` is no YAML: ${problem?.message ?? "it is empty."}`;
  const plain = toPlain(value.root);
  if (!isTable(plain)) return `\`${shown}\` holds no options: they are keys with values.`;
  const names = candidates.map(({ kind, name }) => `${kind}/${name}`);
  const [only] = names;
  if (names.length === 1 && only !== undefined) return new Map([[only, plain]]);
  const options = new Map<string, PluginOptions>();
  for (const [name, section] of Object.entries(plain)) {
    if (!names.includes(name))
      return `\`${shown}\` has a section \`${name}\`, and the package has ${names.join(", ")}.`;
    if (!isTable(section)) return `\`${name}\` in \`${shown}\` holds no options: they are keys with values.`;
    options.set(name, section);
  }
  return options;
}
