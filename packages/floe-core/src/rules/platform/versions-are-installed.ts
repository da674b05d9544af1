import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { isThere, placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import type { OnPlatform } from "./places.ts";

const problems = defineDiagnostics("plugin", {
  "version-mismatch": problem({
    severity: "error",
    message: (p: { kind: string; wanted: string; packageName: string; installed: string }) =>
      `The manifest asks for version ${display(p.wanted)} of the ${p.kind.replaceAll("_", " ")}, and ${display(p.packageName)} ${display(p.installed)} is installed.`,
    help: ({ wanted, packageName, installed }) =>
      `Write \`${display(installed)}\`, remove the key, or install ${display(packageName)} ${display(wanted)}.`,
    docs: {
      cause:
        "`version` of a selected plugin is another one than that of the package that provides the plugin. The outputs would name a plugin that did not make them.",
      example: "plugins:\n  compute: {type: duckdb, version: 99.0.0}\n  orchestrator: {type: dagster}\n",
      fix: "Name the installed version, or install the one that is named. `floe plugins list` shows which is installed.",
    },
  }),
});

/** A version that the manifest pins is that of the plugin that runs. Where nothing is installed for the type, the version is
 *  only carried on, and is said to be. */
export const versionsAreInstalled = contextRule<OnPlatform>({
  name: "versions-are-installed",
  problems,
  check: ({ wanted, candidates }) =>
    [...wanted.values()].flatMap(({ kind, type, version }) => {
      if (version === undefined || !isThere(version) || !isThere(type)) return [];
      const installed = candidates.filter((candidate) => candidate.kind === kind && candidate.name === type.value);
      const [first] = installed;
      // That two packages provide one plugin is an error of its own.
      if (first === undefined || installed.length > 1 || isSameVersion(version.value, first.id.version)) return [];
      const { package: packageName, version: own } = first.id;
      return [
        problems["version-mismatch"]({ kind, wanted: version.value, packageName, installed: own }, placeOf(version)),
      ];
    }),
});

/** Whether two versions are one: leading zeros and what stands behind a `+` tell nothing apart. */
function isSameVersion(left: string, right: string): boolean {
  return plainVersion(left) === plainVersion(right);
}

function plainVersion(version: string): string {
  const [precise = ""] = version.split("+");
  return precise.replace(/(^v?|\.)0+(?=\d)/gu, "$1").replace(/^v/u, "");
}
