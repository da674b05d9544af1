import type { YamlNode } from "../yaml/node.ts";
import { elements, memberNode } from "../yaml/read-node.ts";
import { type ConfigCall, configCalls } from "./configured-by.ts";
import { isWorkedOut } from "./project-settings.ts";

/** The tags of a model, by which dbt selects it: all that are said anywhere add up. */
export interface ModelTags {
  readonly tags: ReadonlySet<string>;
  /** Whether it may have more: a tag is worked out when dbt renders the project. */
  readonly isOpen: boolean;
}

/** The tags of several places together. */
export function joinedTags(all: readonly ModelTags[]): ModelTags {
  return { tags: new Set(all.flatMap(({ tags }) => [...tags])), isOpen: all.some(({ isOpen }) => isOpen) };
}

/** What a value of `tags` says: one, or a list. */
export function tagsIn(node: YamlNode | undefined): ModelTags {
  const said = node?.kind === "list" ? elements(node) : node === undefined ? [] : [node];
  const words = said.map((each) => (each.kind === "scalar" && each.value !== null ? String(each.value) : undefined));
  const tags = words.flatMap((word) => (word === undefined || isWorkedOut(word) ? [] : [word]));
  return { tags: new Set(tags), isOpen: tags.length < words.length };
}

/** What `models:` in dbt_project.yml says about a model at `path`: its package, its folders, its name. */
export function tagsAt(configuration: YamlNode | undefined, path: readonly string[]): ModelTags {
  const plain = memberNode(configuration, "tags");
  // Without the plus it can be the name of a folder.
  const own = [tagsIn(memberNode(configuration, "+tags")), tagsIn(plain?.kind === "map" ? undefined : plain)];
  const [first, ...rest] = path;
  const inner = first === undefined ? undefined : memberNode(configuration, first);
  return joinedTags(inner?.kind === "map" ? [...own, tagsAt(inner, rest)] : own);
}

/** What the calls of `config` say about tags. */
export function tagsBy(calls: readonly ConfigCall[]): ModelTags {
  const settings = configCalls(calls).flatMap(({ isCertain, arguments: each }) =>
    each.map((argument) => ({ isCertain, argument })),
  );
  const words = settings.flatMap(({ isCertain, argument: { keyword, literal, list } }) => {
    // `config({...})` and `config(**settings)` may hold some.
    if (keyword === undefined) return [undefined];
    if (keyword !== "tags") return [];
    const literals = list?.map((item) => item.literal) ?? [literal];
    return literals.map((word) => (isCertain && word?.kind === "string" ? word.text : undefined));
  });
  return { tags: new Set(words.flatMap((word) => word ?? [])), isOpen: words.includes(undefined) };
}
