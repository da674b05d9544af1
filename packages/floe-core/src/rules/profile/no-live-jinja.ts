import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { withoutProfileFolder } from "../../origins/beside-profile.ts";
import { spanOf } from "../../origins/origin.ts";
import { envVarRule } from "../../origins/rules-of-origin.ts";
import { type Pointer, parentOf, segments } from "../../text/pointer.ts";
import type { OnProfile } from "./places.ts";
import { profileTexts } from "./profile-texts.ts";

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
export const profileHasNoLiveJinja = contextRule<OnProfile>({
  name: "profile-has-no-live-jinja",
  problems,
  check: ({ artifacts }) =>
    profileTexts(artifacts).flatMap(({ pointer, text, origin }) => {
      const ours = origin.kind === "derived" && origin.rule === envVarRule;
      if (ours || !/\{[{%#]/u.test(withoutProfileFolder(text))) return [];
      return [problems["live-jinja"]({ setting: lastOf(pointer) }, spanOf(origin))];
    }),
});

function lastOf(pointer: Pointer): string {
  const last = segments(pointer).at(-1) ?? "";
  // An element of a list is called after the list.
  return /^\d+$/u.test(last) ? lastOf(parentOf(pointer)) : last;
}
