import { parse } from "yaml";
import type { Random } from "./random.ts";

/** A YAML document that mutations take apart. Keys and scalars are YAML text as it stands in the file, and keys may
 *  stand twice: no parser has a say in what is tried. */
export type Tree =
  | { readonly kind: "scalar"; text: string }
  | { readonly kind: "list"; anchor?: string; items: Tree[] }
  | { readonly kind: "map"; anchor?: string; entries: Entry[] };

export interface Entry {
  key: string;
  value: Tree;
}

/** The tree of a seed file. */
export function treeOf(yaml: string): Tree {
  return fromPlain(parse(yaml));
}

function fromPlain(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: "list", items: value.map(fromPlain) };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, member]) => ({ key, value: fromPlain(member) }));
    return { kind: "map", entries };
  }
  return { kind: "scalar", text: typeof value === "string" ? scalarText(value) : String(value) };
}

function scalarText(value: string): string {
  return /^[A-Za-z][\w./-]*$/u.test(value) && !/^(?:true|false|null)$/iu.test(value) ? value : JSON.stringify(value);
}

export function copyOf(tree: Tree): Tree {
  switch (tree.kind) {
    case "scalar":
      return { ...tree };
    case "list":
      return { ...tree, items: tree.items.map(copyOf) };
    case "map":
      return { ...tree, entries: tree.entries.map(({ key, value }) => ({ key, value: copyOf(value) })) };
  }
}

/** Writes a tree, partly in block and partly in flow style. */
export function writeTree(tree: Tree, random: Random): string {
  return `${block(tree, "", random).replace(/^\n/u, "")}\n`;
}

function block(tree: Tree, indent: string, random: Random): string {
  if (tree.kind === "scalar") return ` ${tree.text}`;
  const anchor = tree.anchor === undefined ? "" : ` &${tree.anchor}`;
  const isEmpty = (tree.kind === "list" ? tree.items : tree.entries).length === 0;
  // A tree deeper than this is written in one line: its indentation alone would be megabytes.
  if (isEmpty || indent.length > 40 || random.chance(0.08)) return `${anchor} ${flow(tree)}`;
  const lines =
    tree.kind === "list"
      ? tree.items.map((item) => `\n${indent}-${block(item, `${indent}  `, random)}`)
      : tree.entries.map(({ key, value }) => `\n${indent}${key}:${block(value, `${indent}  `, random)}`);
  return anchor + lines.join("");
}

function flow(tree: Tree): string {
  if (tree.kind === "scalar") return tree.text;
  if (tree.kind === "list") return `[${tree.items.map((item) => anchored(item)).join(", ")}]`;
  return `{${tree.entries.map(({ key, value }) => `${key}: ${anchored(value)}`).join(", ")}}`;
}

function anchored(tree: Tree): string {
  return tree.kind === "scalar" || tree.anchor === undefined ? flow(tree) : `&${tree.anchor} ${flow(tree)}`;
}
