import { joinPath } from "../../host/paths.ts";
import { at, isThere, type Located, optional } from "../../origins/located.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";

/** The path by which floe.yaml names its manifest. */
export function manifestOf({ product }: Pick<GeneratedProject, "product">): Located<string> | undefined {
  const platform = optional(product, "platform");
  const manifest = platform === undefined ? undefined : at(platform, "manifest");
  return manifest !== undefined && isThere(manifest) ? manifest : undefined;
}

/** Whether that manifest is the one that was compiled: a flag or the environment may name another one. */
export function isChosenManifest(
  { directory, inputs }: Pick<GeneratedProject, "directory" | "inputs">,
  named: Located<string>,
): boolean {
  const { manifest } = inputs;
  return manifest?.address === named.value || manifest?.document.source.path === joinPath(directory, named.value);
}
