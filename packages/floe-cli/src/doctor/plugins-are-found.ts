import { display, joinPath, shownPath } from "floe-core";
import type { Check, Examined } from "./check.ts";

/** The selected plugins are found and load: each with its version, and where it comes from. */
export const pluginsAreFound: Check = {
  name: "plugins",
  title: "plugins",
  run: (examined) => {
    const { compiled, shown } = examined;
    const failed = compiled.diagnostics.filter(
      ({ code, severity }) => severity === "error" && code.startsWith("plugin/"),
    );
    const used = compiled.plugins.map((plugin) => ({ state: "ok" as const, says: wordsOf(plugin, examined) }));
    const broken = failed.map(({ message }) => ({
      state: "failed" as const,
      says: message,
      cure: `\`floe validate ${shown}\` says more, \`floe plugins list\` which plugins there are.`,
    }));
    const lines = [...used, ...broken];
    return lines.length > 0 ? lines : [{ state: "skipped", says: "the manifest cannot be read" }];
  },
};

function wordsOf(plugin: Examined["compiled"]["plugins"][number], { session: { host }, folder }: Examined): string {
  const { kind, type, package: name, version, from } = plugin;
  const place =
    from === "bundled"
      ? "comes with floe"
      : `from ${display(shownPath(joinPath(folder, from), host.workingDirectory))}`;
  return `${kind.replaceAll("_", " ")} ${display(type)}: ${display(name)} ${display(version)}, ${place}`;
}
