import type { z } from "zod";
import { definitionOf, isObject, memberOf, unwrapped } from "../checking/definition.ts";
import { descriptionOf } from "../checking/schema-shape.ts";
import { defaultOf, isNeeded, valueWords } from "../checking/value-words.ts";
import type { FileRole } from "../project/project-file.ts";
import { type PluginKind, pluginKinds, profileKinds } from "../schemas/kinds.ts";
import { Manifest } from "../schemas/manifest/manifest.ts";
import { storageConfigs } from "../schemas/manifest/storage-configs.ts";
import { Product } from "../schemas/product/product.ts";
import { didYouMean } from "../text/did-you-mean.ts";

/** What a key of a file means, by its schema or that of the plugin whose option it is. */
export interface SettingMeaning {
  readonly file: FileRole;
  /** Its path: keys, and `*` for any element of a list or any name. */
  readonly path: readonly string[];
  readonly description: string | undefined;
  /** What it takes, in words. */
  readonly takes: string;
  /** The keys of a section. */
  readonly keys: readonly string[];
  readonly default: unknown;
  readonly isNeeded: boolean;
}

/** A path that no schema has, and the path that it most likely means. */
export interface UnknownSetting {
  readonly suggestion: readonly string[] | undefined;
}

/** The schemas of a plugin's options, by its kind: of those that could be meant, the selected one first. */
export type OptionSchemas = (kind: PluginKind) => readonly z.ZodType[];

/** What a path means in a file; what is wrong with it where it means nothing. */
export function settingMeaning(
  file: FileRole,
  path: readonly string[],
  options: OptionSchemas,
): SettingMeaning | UnknownSetting {
  const walk: Walk = { file, options, isUnderOptions: false };
  return meaningBelow(walk, { schema: schemaOf(file), done: [], rest: path });
}

/** Whether a path means something. */
export function isMeaning(found: SettingMeaning | UnknownSetting): found is SettingMeaning {
  return "takes" in found;
}

interface Walk {
  readonly file: FileRole;
  readonly options: OptionSchemas;
  readonly isUnderOptions: boolean;
}

interface Step {
  readonly schema: unknown;
  readonly done: readonly string[];
  readonly rest: readonly string[];
}

function meaningBelow(walk: Walk, { schema, done, rest }: Step): SettingMeaning | UnknownSetting {
  const [key, ...after] = rest;
  if (key === undefined) return meaningOf(walk.file, schema, done);
  const kind = walk.file === "manifest" && !walk.isUnderOptions ? kindOfOptions(done) : undefined;
  if (kind !== undefined) return meaningOfOption({ ...walk, isUnderOptions: true }, kind, { schema, done, rest });
  const inner = unwrapped(schema);
  const { element, options } = definitionOf(inner);
  if (Array.isArray(options))
    return firstMeaning(options.map((option) => meaningBelow(walk, { schema: option, done, rest })));
  if (element !== undefined) {
    // `transforms.tier` is as clear as `transforms[].tier`.
    const isElement = key === "*" || /^\d+$/u.test(key);
    return meaningBelow(walk, {
      schema: element,
      done: [...done, isElement ? key : "*"],
      rest: isElement ? after : rest,
    });
  }
  const member = memberOf(inner, key);
  if (member !== undefined) return meaningBelow(walk, { schema: member, done: [...done, key], rest: after });
  const meant = didYouMean(key, keysOf(inner));
  return { suggestion: meant === undefined ? undefined : corrected(walk, { schema, done, rest: [meant, ...after] }) };
}

/** Of several alternatives the first that has the path; else what is wrong with it, with the nearest path that one of them has. */
function firstMeaning(found: readonly (SettingMeaning | UnknownSetting)[]): SettingMeaning | UnknownSetting {
  const wrong = found.find((each) => !isMeaning(each) && each.suggestion !== undefined);
  return found.find(isMeaning) ?? wrong ?? { suggestion: undefined };
}

/** A path with its first wrong key put right, and the next ones as well where that can be told. */
function corrected(walk: Walk, step: Step): readonly string[] {
  const found = meaningBelow(walk, step);
  return isMeaning(found) ? found.path : (found.suggestion ?? [...step.done, ...step.rest.slice(0, 1)]);
}

/** An option in the first schema that has it; what is wrong with it by the first of all. */
function meaningOfOption(walk: Walk, kind: PluginKind, { schema, done, rest }: Step): SettingMeaning | UnknownSetting {
  const found = schemasOf(walk, kind).map((config) => meaningBelow(walk, { schema: config, done, rest }));
  // Without a plugin nothing is known of its options, but that they are a table.
  return found.length === 0 ? meaningBelow(walk, { schema, done, rest }) : firstMeaning(found);
}

/** floe knows the options of some kinds of storage by itself. */
function schemasOf({ options }: Walk, kind: PluginKind): readonly z.ZodType[] {
  const schemas = options(kind);
  return schemas.length === 0 && kind === "storage" ? Object.values(storageConfigs) : schemas;
}

/** The kind of plugins whose options stand at a path of the manifest. */
function kindOfOptions(path: readonly string[]): PluginKind | undefined {
  const [section, name, part] = path;
  if (section === "plugins" && part === "config" && path.length === 3) return pluginKinds.find((kind) => kind === name);
  const isProperties = section === "profiles" && path.length === 4 && path[3] === "properties" && name === "compute";
  return isProperties ? profileKinds.find(({ profiles }) => profiles === name)?.kind : undefined;
}

function meaningOf(file: FileRole, schema: unknown, path: readonly string[]): SettingMeaning {
  const keys = keysOf(unwrapped(schema));
  return {
    file,
    path,
    description: descriptionOf(schema),
    takes: valueWords(schema),
    keys,
    default: defaultOf(schema),
    isNeeded:
      path.length > 0 && path.at(-1) !== "*" && definitionOf(unwrapped(schema)).type !== "unknown" && isNeeded(schema),
  };
}

function keysOf(schema: unknown): readonly string[] {
  const { shape, options } = definitionOf(schema);
  if (isObject(shape)) return Object.keys(shape);
  return Array.isArray(options) ? [...new Set(options.flatMap((option) => keysOf(unwrapped(option))))] : [];
}

/** The paths of a file that end with these keys, at most `most` of them. */
export function pathsEndingWith(
  file: FileRole,
  end: readonly string[],
  options: OptionSchemas,
  most = 3,
): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  for (const path of pathsBelow({ file, options, isUnderOptions: false }, schemaOf(file), [])) {
    if (found.size >= most) break;
    const isEnd = path.length > end.length && end.every((key, index) => path[path.length - end.length + index] === key);
    if (isEnd) found.set(path.join("."), path);
  }
  return [...found.values()];
}

const deepest = 8;

function* pathsBelow(walk: Walk, schema: unknown, path: readonly string[]): Generator<readonly string[]> {
  if (path.length > deepest) return;
  yield path;
  const kind = walk.file === "manifest" && !walk.isUnderOptions ? kindOfOptions(path) : undefined;
  for (const config of kind === undefined ? [] : schemasOf(walk, kind)) {
    yield* pathsBelow({ ...walk, isUnderOptions: true }, config, path);
  }
  const inner = unwrapped(schema);
  const { element, valueType, options } = definitionOf(inner);
  const each = element ?? valueType;
  if (each !== undefined) yield* pathsBelow(walk, each, [...path, "*"]);
  if (Array.isArray(options)) {
    for (const option of options) yield* pathsBelow(walk, option, path);
    return;
  }
  for (const key of keysOf(inner)) yield* pathsBelow(walk, memberOf(inner, key), [...path, key]);
}

function schemaOf(file: FileRole): z.ZodType {
  return file === "product" ? Product : Manifest;
}
