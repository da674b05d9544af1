import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { nodeOf } from "../../origins/located.ts";
import { forbiddenManifestKeys } from "../../schemas/manifest/forbidden-keys.ts";
import { display } from "../../secrets/display.ts";
import { memberEntry } from "../../yaml/read-node.ts";
import type { OnManifest } from "./places.ts";

const problems = defineDiagnostics("manifest", {
  "environment-key": problem({
    severity: "error",
    message: (p: { key: string }) => `\`${display(p.key)}\` does not belong in manifest.yaml.`,
    help: () => "The environment is chosen by file: write platform/<env>/manifest.yaml and select it with --env.",
    docs: {
      cause: "A root key of the manifest names an environment. One file describes one environment, whichever it is.",
      example: "environments:\n  dev: {}\n",
      fix: "Split the manifest into platform/<env>/manifest.yaml, one for each environment.",
    },
  }),
});

export const manifestHasNoEnvironmentKeys = contextRule<OnManifest>({
  name: "manifest-has-no-environment-keys",
  problems,
  check: ({ manifest }) =>
    forbiddenManifestKeys.flatMap((key) => {
      const entry = memberEntry(nodeOf(manifest), key);
      return entry === undefined ? [] : [problems["environment-key"]({ key }, entry.keySpan)];
    }),
});
