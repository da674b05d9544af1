import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Yielded } from "../../policy/merge-manifests.ts";
import { filesOf } from "../../project/project-file.ts";
import { display } from "../../secrets/display.ts";
import { dotted } from "../../text/pointer.ts";
import type { OnOutputs } from "./places.ts";

const problems = defineDiagnostics("config", {
  overridden: problem({
    severity: "info",
    shown: "verbose",
    message: (p: Pick<Yielded, "because" | "through"> & { setting: string }) => {
      const nearer = p.through === "extends" ? "the manifest that extends this one" : "the manifest of the tier below";
      return p.because === "kind"
        ? `\`${display(p.setting)}\` is left out: ${nearer} chooses another kind.`
        : `\`${display(p.setting)}\` yields to ${nearer}.`;
    },
    docs: {
      cause:
        "A manifest sets what the one that it extends, or its parent, sets too. The nearer value applies. Where it chooses another `type`, `provider` or `mode`, the whole section of the other file is left out: its keys belong to another plugin.",
      example:
        "# base.yaml\napiVersion: floe.dev/v1\nkind: Manifest\nbase: true\nmetadata:\n  owner: everybody\n# manifest.yaml\nextends: shop/base.yaml\nmetadata: {name: small, version: 1.0.0, owner: us}\n",
      fix: "Nothing has to be done; other manifests that extend the file may use the setting.",
    },
  }),
});

/** What a manifest takes the place of in those that it extends is named. */
export const inheritedSettingsYield = contextRule<OnOutputs>({
  name: "inherited-settings-yield",
  problems,
  check: ({ project }) =>
    filesOf(project.inputs)
      .flatMap(({ inherits }) => inherits?.yielded ?? [])
      .filter(({ because }) => because !== "stricter")
      .map(({ pointer, because, through, span, winner }) => {
        const notes = [{ message: "This one applies.", span: winner }];
        return problems.overridden({ setting: dotted(pointer), because, through }, span, { notes });
      }),
});
