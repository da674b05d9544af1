import { schemaDiagnostics } from "../../checking/problems.ts";
import { contextRule } from "../../checking/rule.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { nodeOf } from "../../origins/located.ts";
import { SecretKey, SecretName } from "../../schemas/shared/secret-reference.ts";
import { isSensitiveName } from "../../secrets/sensitive-name.ts";
import type { YamlMap, YamlNode } from "../../yaml/node.ts";
import { mapsWithin, memberNode } from "../../yaml/read-node.ts";
import type { OnGovernance } from "../governance/places.ts";
import { refusedNodes } from "./refused-nodes.ts";

/** The names in references to secrets, in options that no schema knows as well: Kubernetes takes them, or refuses the
 *  pod. What a schema has refused is said. */
export const referenceNamesAreRight = contextRule<OnGovernance>({
  name: "reference-names-are-right",
  // Each code stands in the catalogue once, where the schemas report it.
  problems: { entries: [] },
  check: ({ files, options }) => {
    const { refused } = refusedNodes([...files.map(({ value }) => value), ...options]);
    return files.flatMap(({ value }) => {
      const root = nodeOf(value);
      const maps = root === undefined ? [] : [...mapsWithin(root)];
      return maps
        .filter(({ path }) => !path.some((step) => String(step).startsWith("x-")))
        .flatMap(({ map, path }) => wrongNames(map, path).filter(({ node }) => !refused.has(node)))
        .map(({ finding }) => finding);
    });
  },
});

interface WrongName {
  readonly node: YamlNode;
  readonly finding: Diagnostic;
}

function wrongNames(map: YamlMap, path: readonly (string | number)[]): readonly WrongName[] {
  const name = memberNode(map, "secret_ref");
  const key = memberNode(map, "key");
  // That a reference to a secret is none at all is said of the sensitive name above it.
  if (name === undefined || (!isText(name) && isSensitiveName(String(path.at(-1) ?? "")))) return [];
  return [...wrong("secret_ref", name), ...(key === undefined || !isText(key) ? [] : wrong("key", key))];
}

function wrong(key: "secret_ref" | "key", node: YamlNode): readonly WrongName[] {
  const value = node.kind === "scalar" ? node.value : undefined;
  const issue = (key === "key" ? SecretKey : SecretName).safeParse(value).error?.issues[0];
  if (issue === undefined) return [];
  const form = issue.code === "invalid_type" ? "It is a text." : issue.message;
  const description = key === "key" ? "Key inside the secret." : "Name of the Kubernetes Secret.";
  return [{ node, finding: schemaDiagnostics["wrong-format"]({ key, description, form }, node.span) }];
}

function isText(node: YamlNode): boolean {
  return node.kind === "scalar" && typeof node.value === "string";
}
