import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { nodeOf } from "../../origins/located.ts";
import { secretVariable } from "../../secrets/reference.ts";
import type { Span } from "../../text/span.ts";
import { mapsWithin, textAt } from "../../yaml/read-node.ts";
import type { OnManifest } from "../manifest/places.ts";

const problems = defineDiagnostics("resolve", {
  "shared-secret-variable": problem({
    severity: "error",
    message: (p: { variable: string }) => `Two secret references would share the variable \`${p.variable}\`.`,
    help: () =>
      "Rename one of the secrets or keys: upper case, and `_` for every other character, must tell them apart.",
    docs: {
      cause:
        "Every secret reaches dbt in an environment variable named after the reference; two different references give the same name.",
      example:
        "# manifest.yaml\nprofiles:\n  catalogs:\n    default:\n      uri: http://polaris:8181/api/catalog\n      warehouse: demo\n      credentials:\n        client_secret: {secret_ref: a-b, key: c}\n        token: {secret_ref: a, key: b-c}\n",
      fix: "Rename one of the two.",
    },
  }),
});

export const secretVariablesDiffer = contextRule<OnManifest>({
  name: "secret-variables-differ",
  problems,
  check: ({ manifest }) => {
    const root = nodeOf(manifest);
    const owners = new Map<string, { readonly reference: string; readonly span: Span }>();
    const findings: Diagnostic[] = [];
    for (const { map } of root === undefined ? [] : mapsWithin(root)) {
      const name = textAt(map, "secret_ref");
      if (name === undefined) continue;
      const key = textAt(map, "key")?.value;
      const variable = secretVariable({ secret_ref: name.value, key });
      const reference = JSON.stringify([name.value, key ?? null]);
      const owner = owners.get(variable);
      if (owner === undefined) owners.set(variable, { reference, span: name.span });
      else if (owner.reference !== reference) {
        const notes = [{ message: "The other reference is here.", span: owner.span }];
        findings.push(problems["shared-secret-variable"]({ variable }, name.span, { notes }));
      }
    }
    return findings;
  },
});
