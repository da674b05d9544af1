import { findSecrets } from "../../secrets/find.ts";
import { findRandomText } from "../../secrets/random-text.ts";
import type { SecretGroup } from "../../secrets/secret-rule.ts";
import { isNamedSecret } from "../../secrets/sensitive-name.ts";
import type { Span } from "../../text/span.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "../../yaml/node.ts";
import type { RefusedNodes } from "./refused-nodes.ts";
import { secretOfContext } from "./secret-of-context.ts";

/** The keys and indexes that lead to a setting. */
export type SettingPath = readonly (string | number)[];

/** By what a secret was recognised. */
export type SecretSign =
  /** It stands where the schema takes a reference only. */
  | { readonly by: "reference" }
  | { readonly by: "form"; readonly group: SecretGroup; readonly kind: string; readonly length: number }
  | { readonly by: "name" }
  | { readonly by: "entropy"; readonly length: number };

/** A secret in a file. */
export interface SecretFind {
  readonly sign: SecretSign;
  /** To the setting; for a secret in a key, to the section that has it. */
  readonly path: SettingPath;
  readonly place: "key" | "value";
  readonly span: Span;
  /** Whether a schema refused the value, for this or another reason. */
  readonly isRefused: boolean;
}

/** Every secret in the keys and values of a tree. A value is reported once, by the surest sign: that a reference has to
 *  stand there, its form, the name of its key, its entropy. The loader bounds how deep a tree is. */
export function scanSecrets(root: YamlNode, refused: RefusedNodes): readonly SecretFind[] {
  return within({ path: [], around: undefined, refused }, root);
}

/** Where a node stands. */
interface Standing {
  readonly path: SettingPath;
  readonly around: YamlMap | undefined;
  readonly refused: RefusedNodes;
}

function within(standing: Standing, node: YamlNode): readonly SecretFind[] {
  const { path, refused } = standing;
  switch (node.kind) {
    case "scalar":
      return inScalar(node, standing);
    case "list":
      return node.items.flatMap((item, index) => within({ ...standing, path: [...path, index] }, item));
    case "map":
      return [
        ...kubernetesSecret(node, path),
        ...[...node.entries.values()].flatMap((entry) => [
          ...inKey(entry, path),
          ...within({ path: [...path, entry.key], around: node, refused }, entry.value),
        ]),
      ];
  }
}

function inScalar(scalar: YamlScalar, { path, around, refused }: Standing): readonly SecretFind[] {
  const { value, span } = scalar;
  const sign: SecretSign | undefined = refused.plaintext.has(scalar)
    ? { by: "reference" }
    : signOf(value, path, around);
  const isOfPlace = sign?.by === "name" || sign?.by === "reference";
  // Where an alias repeats a value, the anchor's place says enough, but for what only the place of the alias says.
  if (sign === undefined || (!isOfPlace && span.source.text[span.start] === "*")) return [];
  return [{ sign, path, place: "value", span, isRefused: refused.refused.has(scalar) }];
}

function signOf(value: YamlScalar["value"], path: SettingPath, around: YamlMap | undefined): SecretSign | undefined {
  const key = nameOf(path);
  if (typeof value !== "string") return isNamedSecret(key, value) ? { by: "name" } : undefined;
  const byForm = formOf(value) ?? secretOfContext(value, { path, key, around });
  if (byForm !== undefined) return { by: "form", ...byForm };
  if (isNamedSecret(key, value)) return { by: "name" };
  const [random] = findRandomText(value);
  return random && { by: "entropy", length: random.end - random.start };
}

/** The key that a value belongs to; an element of a list belongs to the list's. */
function nameOf(path: SettingPath): string {
  return path.findLast((step) => typeof step === "string") ?? "";
}

function formOf(
  text: string,
): { readonly group: SecretGroup; readonly kind: string; readonly length: number } | undefined {
  const [first] = findSecrets(text);
  return first && { group: first.rule.group, kind: first.rule.id, length: first.end - first.start };
}

function inKey({ key, keySpan }: YamlEntry, path: SettingPath): readonly SecretFind[] {
  // Nearly every key is a word, and every known form is longer or has other characters than letters.
  const form = /^[A-Za-z_]{1,30}$/u.test(key) ? undefined : formOf(key);
  return form === undefined
    ? []
    : [{ sign: { by: "form", ...form }, path, place: "key", span: keySpan, isRefused: false }];
}

/** The shape of a Kubernetes Secret: its values are encoded, not encrypted. */
function kubernetesSecret(map: YamlMap, path: SettingPath): readonly SecretFind[] {
  const kind = map.entries.get("kind")?.value;
  if (kind?.kind !== "scalar" || kind.value !== "Secret") return [];
  return ["data", "stringData"].flatMap((key) => {
    const entry = map.entries.get(key);
    if (entry?.value.kind !== "map" || entry.value.entries.size === 0) return [];
    const { start, end } = entry.value.span;
    const sign = { by: "form", group: "known-token", kind: "kubernetes-secret", length: end - start } as const;
    return [{ sign, path: [...path, key], place: "value", span: entry.keySpan, isRefused: false } as const];
  });
}
