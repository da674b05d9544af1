import type { PluginKind } from "floe-core/plugin";

/** A plugin that is to be begun. */
export interface NewPlugin {
  readonly kind: PluginKind;
  /** The `type` that manifest.yaml will select it by. */
  readonly name: string;
  /** The npm package that will bring it. */
  readonly packageName: string;
}

/** Whether the options of a kind stand beside the name of the plugin: manifest.yaml has the same for all plugins of that kind. */
export function hasOptionsOfManifest(kind: PluginKind): boolean {
  return kind === "quality";
}

/** A file of its package, by its path in the package's folder. */
export interface PackageFile {
  readonly path: string;
  readonly text: string;
}

/** The name of a package that says what it brings. People put it under a scope of their own. */
export function usualPackageName(kind: PluginKind, name: string): string {
  return `floe-${dashed(kind)}-${dashed(name)}`;
}

/** The name as a word of TypeScript: `MyEngine` for `my-engine`. */
export function typeWord(name: string): string {
  const words = name.split(/[-_]+/u).filter((word) => word !== "");
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

/** The area of the codes that the plugin's problems have: no area of floe is called after a kind and a type. */
export function codeArea({ kind, name }: NewPlugin): string {
  return `${dashed(kind)}-${dashed(name)}`;
}

function dashed(word: string): string {
  return word.replaceAll("_", "-");
}
