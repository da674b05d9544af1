import { quotedList } from "../../checking/problems.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { isThere, type Located, members, optional, placeOf } from "../../origins/located.ts";
import { profilesOf } from "../../project/profiles.ts";
import { type PluginKind, pluginKinds, profileKinds } from "../../schemas/kinds.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import { display } from "../../secrets/display.ts";
import { policyRule } from "./governance-rule.ts";
import { notesAt } from "./notes-at.ts";
import { approvedNames, governingManifest, type OnGovernance } from "./places.ts";

const problems = defineDiagnostics("governance", {
  "plugin-not-approved": problem({
    severity: "error",
    message: (p: { kind: string; type: string; approved: readonly string[] }) =>
      `The ${p.kind.replaceAll("_", " ")} \`${display(p.type)}\` is not approved.`,
    help: ({ approved }) => `Approved are: ${quotedList(approved)}.`,
    docs: {
      cause: "`approved_plugins` lists the plugins of this kind that may be used, and this one is not on it.",
      example:
        "# manifest.yaml\nscope: enterprise\napproved_plugins:\n  compute: [snowflake]\nplugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n",
      fix: "Use an approved plugin, or have the enterprise approve this one.",
    },
  }),
});

const manifest: Place<OnGovernance, Manifest> = governingManifest;

/** Each selected plugin, and each profile that the manifest offers, is on the enterprise's list of its kind; a kind without a list is
 *  free. */
export const pluginsAreApproved = policyRule(
  "approved_plugins",
  rule({
    name: "plugins-are-approved",
    at: manifest,
    reads: ["approved_plugins"],
    problems,
    check: ({ approved_plugins: approved }, section, context) =>
      lists(approved).flatMap(([kind, list]) => {
        const names = isThere(list) ? approvedNames(list) : undefined;
        if (!isKind(kind) || names === undefined) return [];
        return typesOf(kind, section, context)
          .filter(({ value }) => !names.includes(value))
          .map((type) => {
            const parameters = { kind, type: type.value, approved: names };
            return problems["plugin-not-approved"](parameters, placeOf(type), notesAt(list));
          });
      }),
  }),
);

/** The types of a kind that a manifest selects or offers, each place once: `plugins.X` is the profile `default`. */
function typesOf(kind: PluginKind, section: Located<Manifest>, { plugins }: OnGovernance): readonly Located<string>[] {
  const category = profileKinds.find((each) => each.kind === kind)?.profiles;
  const profiles = category === undefined ? [] : [...profilesOf(section, category).values()];
  const offered = profiles.flatMap((profile) => (isThere(profile) ? (optional(profile, "type") ?? []) : []));
  const selected = plugins.get(kind)?.type;
  const isOffered = offered.some((type) => isSamePlace(type, selected));
  return selected === undefined || isOffered ? offered : [selected, ...offered];
}

function isSamePlace(type: Located<string>, other: Located<string> | undefined): boolean {
  const [one, two] = [placeOf(type), other && placeOf(other)];
  return one !== undefined && one.source === two?.source && one.start === two.start;
}

type Lists = Located<{ readonly [key: string]: readonly string[] | undefined }>;

function lists(approved: Lists): readonly (readonly [string, Located<readonly string[] | undefined>])[] {
  return members(approved);
}

function isKind(kind: string): kind is PluginKind {
  return pluginKinds.some((known) => known === kind);
}
