import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, nodeOf } from "../../origins/located.ts";
import { isForbiddenProductKey, isSchemaKey } from "../../schemas/product/forbidden-keys.ts";
import { display } from "../../secrets/display.ts";
import { dotted, pointerOf } from "../../text/pointer.ts";
import { elements, mapsWithin } from "../../yaml/read-node.ts";
import type { OnProduct } from "./places.ts";

const problems = defineDiagnostics("product", {
  "environment-key": problem({
    severity: "error",
    message: (p: { path: string }) => `\`${display(p.path)}\` does not belong in floe.yaml.`,
    help: () =>
      "Endpoints, credentials and whatever differs between environments are the platform's: move it to manifest.yaml.",
    docs: {
      cause:
        "floe.yaml is the same in every environment, so it holds no endpoint, host, user or credential at any depth.",
      example:
        "destinations:\n  - name: crm\n    sink_type: hubspot\n    connection_secret_ref: crm\n    config: {endpoint: http://crm}\n",
      fix: "Move the setting to the manifest; refer to profiles and secrets by name.",
    },
  }),
});

export const noEnvironmentKeys = contextRule<OnProduct>({
  name: "no-environment-keys",
  problems,
  check: ({ product }) => {
    const root = nodeOf(product);
    // The `schema` of a port is a documented key, also where the name of the section is misspelt.
    const ports = new Set(elements(nodeOf(at(product, "outputPorts"))));
    const findings: Diagnostic[] = [];
    for (const { map, path } of root === undefined ? [] : mapsWithin(root)) {
      for (const { key, keySpan } of map.entries.values()) {
        if (!isForbiddenProductKey(key) || (isSchemaKey(key) && ports.has(map))) continue;
        findings.push(problems["environment-key"]({ path: dotted(pointerOf([...path, key])) }, keySpan));
      }
    }
    return findings;
  },
});
