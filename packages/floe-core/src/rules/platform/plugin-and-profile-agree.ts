import { type Rule, rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic, Note } from "../../diagnostics/diagnostic.ts";
import { at, isThere, keySpan, type Located, optional, placeOf } from "../../origins/located.ts";
import { type Profile, profileOptionsAt, profilesOf } from "../../project/profiles.ts";
import { type ProfileKind, profileKinds } from "../../schemas/kinds.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { PluginSelection } from "../../schemas/manifest/plugins.ts";
import { display } from "../../secrets/display.ts";
import { manifestRoot } from "../manifest/places.ts";
import type { OnPlatform } from "./places.ts";

const problems = defineDiagnostics("resolve", {
  "profiles-disagree": problem({
    severity: "error",
    message: (p: { category: string; plugin: string; profile: string }) =>
      `\`plugins.${p.category}\` is \`${display(p.plugin)}\` and the \`default\` profile is \`${display(p.profile)}\`.`,
    help: () => "They mean the same thing: keep one of the two, or make them agree.",
    docs: {
      cause:
        "`plugins.X` is short for the profile `default` of its category. Both are given and name different types or packages.",
      example:
        "# manifest.yaml\nplugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\nprofiles:\n  compute:\n    default: {type: spark}\n",
      fix: "Remove one of them.",
    },
  }),
  "profile-twice": problem({
    severity: "error",
    message: (p: { category: string }) => `\`plugins.${p.category}\` and the \`default\` profile both have options.`,
    help: () => "Keep the options in one of the two places; floe does not guess which one was meant.",
    docs: {
      cause: "`plugins.X.config` and `profiles.….default` both configure the same thing.",
      example:
        "# manifest.yaml\nplugins:\n  compute:\n    type: duckdb\n    config: {threads: 4}\n  orchestrator: {type: dagster}\nprofiles:\n  compute:\n    default:\n      type: duckdb\n      properties: {threads: 8}\n",
      fix: "Move all options to one place.",
    },
  }),
});

const root: Place<OnPlatform, Manifest> = manifestRoot;

export const pluginAndProfileAgree: Rule<OnPlatform> = rule({
  name: "plugin-and-profile-agree",
  at: root,
  reads: ["plugins", "profiles"],
  problems,
  check: ({ plugins }, manifest, { product }) =>
    profileKinds.flatMap(({ kind, profiles }) => {
      const named = product && optional(product, kind);
      const selection = optional(plugins, kind);
      const profile = profilesOf(manifest, profiles).get("default");
      // A product that names another profile is not concerned.
      if ((named?.value ?? "default") !== "default" || selection === undefined || profile === undefined) return [];
      return isThere(profile) ? disagreement(kind, selection, profile) : [];
    }),
});

function disagreement(kind: ProfileKind, selection: Located<PluginSelection>, profile: Profile): readonly Diagnostic[] {
  for (const key of ["type", "package"] as const) {
    const plugin = optional(selection, key);
    const other = optional(profile, key);
    if (key === "type" && (plugin === undefined || other === undefined)) return [];
    if (plugin === undefined || other === undefined || plugin.value === other.value) continue;
    const parameters = { category: kind, plugin: plugin.value, profile: other.value };
    return [problems["profiles-disagree"](parameters, placeOf(plugin), { notes: noteAt(other, key) })];
  }
  const type = optional(profile, "type");
  if (!isThere(at(selection, "config")) || profileOptionsAt(kind, profile) === undefined) return [];
  const notes = type === undefined ? [] : noteAt(type, "type");
  return [problems["profile-twice"]({ category: kind }, keySpan(selection, "config"), { notes })];
}

function noteAt(setting: Located<unknown>, key: string): readonly Note[] {
  const span = placeOf(setting);
  return span === undefined ? [] : [{ message: `The profile's ${key} is here.`, span }];
}
