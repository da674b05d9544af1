import { directoryOf, display, type Host, joinPath, type RecordedPlugin, shownPath } from "floe-core";

/** What is said with `--verbose` about the plugins that ran for a product: a line for each, with where it comes from. */
export function pluginLines(host: Host, productPath: string, plugins: readonly RecordedPlugin[]): string {
  const folder = host.realPath(directoryOf(productPath)) ?? directoryOf(productPath);
  const lines = plugins.map(({ kind, type, package: name, version, from }) => {
    const shown = shownPath(joinPath(folder, from), host.workingDirectory);
    const origin = from === "bundled" ? "which comes with floe" : `from ${display(shown)}`;
    return `  ${"plugin".padEnd(9)} ${kind} ${display(type)}: ${display(name)} ${display(version)}, ${origin}\n`;
  });
  return lines.join("");
}
