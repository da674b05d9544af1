import { findSecrets } from "../../secrets/find.ts";
import { findRandomText } from "../../secrets/random-text.ts";
import type { SecretGroup } from "../../secrets/secret-rule.ts";
import { isNamedSecret } from "../../secrets/sensitive-name.ts";
import type { Span } from "../../text/span.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "../../yaml/node.ts";
import { secretOfContext } from "./secret-of-context.ts";

/** The keys and indexes that lead to a setting. */
export type SettingPath = readonly (string | number)[];

/** By what a secret was recognised. */
export type SecretSign =
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
}

/** Every secret in the keys and values of a tree. A value is reported once, by the surest sign: its form, then the
 *  name of its key, then its entropy. The loader bounds how deep a tree is. */
export function scanSecrets(root: YamlNode): readonly SecretFind[] {
  return within(root, [], undefined);
}

function within(node: YamlNode, path: SettingPath, around: YamlMap | undefined): readonly SecretFind[] {
  switch (node.kind) {
    case "scalar":
      return inScalar(node, path, around);
    case "list":
      return node.items.flatMap((item, index) => within(item, [...path, index], around));
    case "map":
      return [
        ...kubernetesSecret(node, path),
        ...[...node.entries.values()].flatMap((entry) => [
          ...inKey(entry, path),
          ...within(entry.value, [...path, entry.key], node),
        ]),
      ];
  }
}

function inScalar(scalar: YamlScalar, path: SettingPath, around: YamlMap | undefined): readonly SecretFind[] {
  const { value, span } = scalar;
  const sign = signOf(value, path, around);
  // Where an alias repeats a value, the anchor's place says enough, but for a name that only the alias has.
  if (sign === undefined || (sign.by !== "name" && span.source.text[span.start] === "*")) return [];
  return [{ sign, path, place: "value", span }];
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
  return form === undefined ? [] : [{ sign: { by: "form", ...form }, path, place: "key", span: keySpan }];
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
    return [{ sign, path: [...path, key], place: "value", span: entry.keySpan } as const];
  });
}
