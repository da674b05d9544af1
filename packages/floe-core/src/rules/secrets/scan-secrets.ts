import { findSecrets } from "../../secrets/find.ts";
import { findRandomText } from "../../secrets/random-text.ts";
import { isTryAtReference } from "../../secrets/reference.ts";
import type { SecretGroup } from "../../secrets/secret-rule.ts";
import { sensitiveName } from "../../secrets/sensitive-name.ts";
import type { Span } from "../../text/span.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from "../../yaml/node.ts";
import { nodeUnder } from "./named-node.ts";
import type { RefusedNodes } from "./refused-nodes.ts";
import { secretOfContext } from "./secret-of-context.ts";

/** The keys and indexes that lead to a setting. */
export type SettingPath = readonly (string | number)[];

/** By what a secret was recognised. */
export type SecretSign =
  /** It stands where the schema takes a reference only. */
  | { readonly by: "reference"; readonly isEmpty: boolean }
  | { readonly by: "form"; readonly group: SecretGroup; readonly kind: string; readonly length: number }
  | { readonly by: "name" }
  /** It is meant as a reference under a sensitive name, and is none. */
  | { readonly by: "try" }
  /** Nothing stands under a sensitive name: no secret, and no reference to one. */
  | { readonly by: "emptiness" }
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

function within(standing: Standing, node: YamlNode, keySpan?: Span): readonly SecretFind[] {
  const { path, refused } = standing;
  if (node.kind === "scalar") return inScalar(node, standing);
  const whole = signOfWhole(node, standing);
  const isSecret = whole !== undefined && whole.by !== "emptiness";
  const parts = isSecret ? inParts(standing, node).filter(({ sign }) => sign.by === "form") : inParts(standing, node);
  // What it holds in the form of a secret says more than its name.
  if (whole === undefined || parts.length > 0) return parts;
  const start = { ...node.span, end: Math.min(node.span.end, node.span.start + 1) };
  return [{ sign: whole, path, place: "value", span: keySpan ?? start, isRefused: refused.refused.has(node) }];
}

function inParts(standing: Standing, node: YamlMap | YamlList): readonly SecretFind[] {
  const { path, refused } = standing;
  if (node.kind === "list")
    return node.items.flatMap((item, index) => within({ ...standing, path: [...path, index] }, item));
  return [
    ...kubernetesSecret(node, path),
    ...[...node.entries.values()].flatMap((entry) => [
      ...inKey(entry, path),
      ...within({ path: [...path, entry.key], around: node, refused }, entry.value, entry.keySpan),
    ]),
  ];
}

/** What a map or a list is as a whole, under a name or in a place where only a reference to a secret may stand. */
function signOfWhole(node: YamlMap | YamlList, { path, refused }: Standing): SecretSign | undefined {
  if (refused.plaintext.has(node)) return { by: "reference", isEmpty: isEmptyNode(node) };
  return signOfName(node, { path, refused });
}

function isEmptyNode(node: YamlMap | YamlList): boolean {
  return node.kind === "map" ? node.entries.size === 0 : node.items.length === 0;
}

function signOfName(node: YamlNode, { path, refused }: Pick<Standing, "path" | "refused">): SecretSign | undefined {
  const key = nameOf(path);
  const name = isSlotOfSecrets(path) ? undefined : sensitiveName(key);
  if (name === undefined) return undefined;
  const verdict = nodeUnder(name, node);
  if (verdict !== "empty" && verdict !== "secret") return undefined;
  // Of what a schema refused it has been said what is wrong, and nothing is written; that it is a secret is an echo.
  if (isAnyRefused(node, refused)) return undefined;
  if (verdict === "empty") return { by: "emptiness" };
  return node.kind === "map" && isTryAtReference([...node.entries.keys()]) ? { by: "try" } : { by: "name" };
}

function isAnyRefused(node: YamlNode, { refused }: RefusedNodes): boolean {
  if (refused.has(node)) return true;
  return node.kind === "map" && [...node.entries.values()].some(({ value }) => refused.has(value));
}

// The kind of plugins that keeps secrets is called `secrets`, where one is selected and where some are approved.
function isSlotOfSecrets(path: SettingPath): boolean {
  const [holder, slot] = path.filter((step) => typeof step === "string");
  return slot === "secrets" && path[1] === slot && (holder === "plugins" || holder === "approved_plugins");
}

function inScalar(scalar: YamlScalar, standing: Standing): readonly SecretFind[] {
  const { path, refused } = standing;
  const { value, span } = scalar;
  const sign: SecretSign | undefined = refused.plaintext.has(scalar)
    ? { by: "reference", isEmpty: value === null || value === "" }
    : signOf(scalar, standing);
  const isOfPlace = sign !== undefined && sign.by !== "form" && sign.by !== "entropy";
  // Where an alias repeats a value, the anchor's place says enough, but for what only the place of the alias says.
  if (sign === undefined || (!isOfPlace && span.source.text[span.start] === "*")) return [];
  return [{ sign, path, place: "value", span, isRefused: refused.refused.has(scalar) }];
}

function signOf(scalar: YamlScalar, standing: Standing): SecretSign | undefined {
  const { value } = scalar;
  const { path, around } = standing;
  if (typeof value !== "string") return signOfName(scalar, standing);
  const byForm = formOf(value, nameOf(path)) ?? secretOfContext(value, { path, key: nameOf(path), around });
  if (byForm !== undefined) return { by: "form", ...byForm };
  const byName = signOfName(scalar, standing);
  if (byName !== undefined) return byName;
  const [random] = findRandomText(value);
  return random && { by: "entropy", length: random.end - random.start };
}

/** The key that a value belongs to; an element of a list belongs to the list's. */
function nameOf(path: SettingPath): string {
  return path.findLast((step) => typeof step === "string") ?? "";
}

function formOf(
  text: string,
  key = "",
): { readonly group: SecretGroup; readonly kind: string; readonly length: number } | undefined {
  const [first] = findSecrets(text, key);
  return first && { group: first.group, kind: first.kind, length: first.end - first.start };
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
