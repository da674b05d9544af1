import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isThere, type Located, placeOf } from "../../origins/located.ts";
import { fittingCandidate } from "../../plugins/fitting-candidate.ts";
import { display } from "../../secrets/display.ts";
import { isExactVersion, isSameVersion } from "../../text/exact-version.ts";
import { isInRange, meantRange } from "../../text/version-range.ts";
import type { OnPlatform } from "./places.ts";

const problems = defineDiagnostics("plugin", {
  "version-mismatch": problem({
    severity: "error",
    message: (p: { kind: string; wanted: string; packageName: string; installed: string }) =>
      `The manifest asks for version ${display(p.wanted)} of the ${p.kind.replaceAll("_", " ")}, and ${display(p.packageName)} ${display(p.installed)} is installed.`,
    help: ({ wanted, packageName, installed }) =>
      `Write \`${display(installed)}\`, or a range that it lies in; remove the key; or use ${display(packageName)} ${display(wanted)}.`,
    docs: {
      cause:
        "`version` of a selected plugin is a version, or a range of versions as npm writes it, and that of the package that provides the plugin is not in it.",
      example: 'plugins:\n  compute: {type: duckdb, version: "^99.0.0"}\n  orchestrator: {type: dagster}\n',
      fix: "Name the installed version or a range that it lies in, or use another version of the package. `floe plugins list` shows which is installed.",
    },
  }),
  "version-range": problem({
    severity: "error",
    message: (p: { wanted: string; suggestion: string | undefined; installed: string | undefined }) =>
      `\`${display(p.wanted)}\` is no version and no range of versions.`,
    help: ({ suggestion, installed }) => {
      if (suggestion !== undefined) return `Did you mean \`${display(suggestion)}\`?`;
      const example = installed === undefined ? "^1.2.0" : `^${display(installed)}`;
      return `Write a version of three numbers, or a range as npm writes it: \`${example}\`, \`~1.2\`, \`>=1.2 <3\`, \`1.x || 2.x\`.`;
    },
    docs: {
      cause: "`version` of a selected plugin can be read neither as a version nor as a range in the way of npm.",
      example: 'plugins:\n  compute: {type: duckdb, version: ">=0.1,<0.2"}\n  orchestrator: {type: dagster}\n',
      fix: "Write a version such as `1.2.0`, or a range: `^1.2` (any version that is compatible), `~1.2` (any patch), `>=1.2 <3`, `1.x || 2.x`, `*`.",
    },
  }),
});

/** The version that a manifest asks for, exactly or by a range, is that of the plugin that runs. Where nothing is installed for
 *  the type, it is only carried on, and is said to be; a range has to be one all the same. */
export const versionsAreInstalled = contextRule<OnPlatform>({
  name: "versions-are-installed",
  problems,
  check: ({ wanted, candidates }) =>
    [...wanted.values()].flatMap((plugin) => {
      const { kind, type, version } = plugin;
      if (version === undefined || !isThere(version) || !isThere(type)) return [];
      return findingsAbout(kind, version, fittingCandidate(plugin, candidates)?.id);
    }),
});

function findingsAbout(
  kind: string,
  version: Located<string>,
  plugin: { readonly package: string; readonly version: string } | undefined,
): readonly Diagnostic[] {
  const isFitting = isVersionOf(version.value, plugin?.version);
  if (isFitting === true) return [];
  const place = placeOf(version);
  const installed = plugin?.version;
  if (isFitting === undefined) {
    const parameters = { wanted: version.value, suggestion: meantRange(version.value), installed };
    return [problems["version-range"](parameters, place)];
  }
  if (plugin === undefined) return [];
  const parameters = { kind, wanted: version.value, packageName: plugin.package, installed: plugin.version };
  return [problems["version-mismatch"](parameters, place)];
}

/** `undefined` when what is wanted is neither a version nor a range. */
function isVersionOf(wanted: string, installed: string | undefined): boolean | undefined {
  if (isExactVersion(wanted)) return installed === undefined || isSameVersion(wanted, installed);
  const isBlank = wanted.trim() === "";
  // A version that is none to npm lies in no range, and can still be named to the letter.
  if (!isBlank && wanted === installed) return true;
  return isBlank ? undefined : isInRange(installed ?? "0.0.0", wanted);
}
