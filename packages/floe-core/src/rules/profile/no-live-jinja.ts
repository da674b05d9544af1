import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { withoutProfileFolder } from "../../origins/beside-profile.ts";
import { spanOf } from "../../origins/origin.ts";
import { envVarRule } from "../../origins/rules-of-origin.ts";
import type { Materialized } from "../../origins/traced.ts";
import { isWithin, type Pointer, parentOf, segments } from "../../text/pointer.ts";

const problems = defineDiagnostics("profile", {
  "live-jinja": problem({
    severity: "error",
    message: (p: { setting: string }) =>
      `\`${p.setting}\` of the dbt profile would hold Jinja, which dbt runs when it reads profiles.yml.`,
    help: () =>
      "Take `{{`, `{%` or `{#` out. A secret is written as `{secret_ref: NAME}`; floe makes the env_var() of it.",
    docs: {
      cause:
        "A text of the manifest reaches profiles.yml, which dbt renders as a Jinja template. Only floe's own forms may be live there: the env_var() of a secret, and the folder of profiles.yml in front of a path.",
      example:
        'plugins:\n  compute:\n    type: duckdb\n    config: {path: "{{ target.name }}.duckdb"}\n  orchestrator: {type: dagster}\n',
      fix: "Write the value itself, or a secret_ref.",
    },
  }),
});

/** No string of the user is one that dbt would run as a template. The keys of the profile are floe's and the plugin's
 *  own. */
export const profileHasNoLiveJinja = contextRule<Materialized<object>>({
  name: "profile-has-no-live-jinja",
  problems,
  check: liveJinja,
});

function liveJinja(artifacts: Materialized<object>): readonly Diagnostic[] {
  return artifacts.trace.flatMap(({ pointer, origin }) => {
    if (!isWithin(pointer, "/dbt_profiles")) return [];
    const value = valueAt(artifacts.value, pointer);
    const ours = origin.kind === "derived" && origin.rule === envVarRule;
    if (ours || typeof value !== "string" || !/\{[{%#]/u.test(withoutProfileFolder(value))) return [];
    return [problems["live-jinja"]({ setting: lastOf(pointer) }, spanOf(origin))];
  });
}

function valueAt(value: unknown, pointer: Pointer): unknown {
  let current = value;
  for (const key of segments(pointer)) current = isTable(current) ? current[key] : undefined;
  return current;
}

function lastOf(pointer: Pointer): string {
  const last = segments(pointer).at(-1) ?? "";
  // An element of a list is called after the list.
  return /^\d+$/u.test(last) ? lastOf(parentOf(pointer)) : last;
}

// Arrays answer to their indexes like tables do.
function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
