import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { nodeOf } from "../../origins/located.ts";
import { isUnknownRootKey } from "../../project/unknown-root-key.ts";
import { display } from "../../secrets/display.ts";
import type { GovernanceRule } from "./governance-rule.ts";
import type { OnGovernance } from "./places.ts";

const problems = defineDiagnostics("schema", {
  "unknown-root-key": problem({
    severity: "warning",
    atStrict: "error",
    message: (p: { key: string }) => `\`${display(p.key)}\` is not a key that this floe knows; it has no effect.`,
    help: () => "Remove it, update floe if a newer one reads it, or start it with `x-` if it is a note of your own.",
    docs: {
      cause:
        "manifest.yaml has a root key that resembles no known one. It may belong to a newer floe, so this is a warning; at enforcement level `strict` it is an error.",
      example: "cost_center: 4711\n",
      fix: "Remove the key, update floe, or rename it to begin with `x-`.",
    },
  }),
});

export const rootKeysAreKnown: GovernanceRule = contextRule<OnGovernance>({
  name: "root-keys-are-known",
  problems,
  check: ({ manifest }) => {
    const root = manifest && nodeOf(manifest);
    const entries = root?.kind === "map" ? [...root.entries.values()] : [];
    const unknown = entries.filter(({ key }) => isUnknownRootKey(key));
    return unknown.map(({ key, keySpan }) => problems["unknown-root-key"]({ key }, keySpan));
  },
});
