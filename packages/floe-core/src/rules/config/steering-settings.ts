import { at, isLocatedTable, type Located, optional } from "../../origins/located.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { filesOf } from "../../project/project-file.ts";
import type { SelectedPlugin } from "../../project/resolved-project.ts";
import { profileKinds } from "../../schemas/kinds.ts";
import { isChosenManifest, manifestOf } from "./chosen-manifest.ts";
import { levelsOf } from "./levels-of.ts";

/** A setting that decides what is compiled or with what, although its text may reach no output. */
export interface SteeringSetting {
  readonly setting: Located<unknown>;
  /** A clause: "the plugin floe-compute-duckdb 0.1.0". */
  readonly chooses: string;
}

/** The settings that steer the compile: which files and profiles and plugins are meant, and how strict floe is. A name that
 *  fits nothing was an error long before. */
export function steeringSettings(project: GeneratedProject): readonly SteeringSetting[] {
  return [...namesOfFiles(project), ...namesOfProfiles(project), ...namesOfPlugins(project), ...levels(project)];
}

function namesOfFiles(project: GeneratedProject): readonly SteeringSetting[] {
  const heads: SteeringSetting[] = filesOf(project.inputs).flatMap(({ value }) => {
    if (!isLocatedTable(value)) return [];
    return ["apiVersion", "kind"].map((key) => ({ setting: at(value, key), chooses: "the schema of the file" }));
  });
  const extended = optional(project.platform.manifest, "extends");
  if (extended !== undefined) heads.push({ setting: extended, chooses: "the manifest that this one completes" });
  const parent = optional(project.platform.manifest, "parent_manifest");
  if (parent !== undefined) heads.push({ setting: parent, chooses: "the manifest of the tier above" });
  const manifest = manifestOf(project);
  return manifest === undefined || !isChosenManifest(project, manifest)
    ? heads
    : [...heads, { setting: manifest, chooses: "the manifest" }];
}

function namesOfProfiles({ product }: GeneratedProject): readonly SteeringSetting[] {
  return profileKinds.flatMap(({ kind, profiles }) => {
    const setting = optional(product, kind);
    return setting === undefined ? [] : [{ setting, chooses: `the profile in \`profiles.${profiles}\`` }];
  });
}

function namesOfPlugins({ platform, engines }: GeneratedProject): readonly SteeringSetting[] {
  const selected = new Set([...platform.plugins.values(), ...engines.map((engine) => engine.selected)]);
  return [...selected].flatMap(pluginChoice);
}

/** Without code of its type, a selection chooses nothing: it is carried to whoever has the code. */
function pluginChoice({ type, version, packageName, loaded }: SelectedPlugin): readonly SteeringSetting[] {
  if (loaded === undefined) return [];
  const { id } = loaded.candidate;
  const chooses = `the plugin ${id.package} ${id.version}`;
  return [type, version ?? [], packageName ?? []].flat().map((setting) => ({ setting, chooses }));
}

function levels(project: GeneratedProject): readonly SteeringSetting[] {
  return levelsOf(project).winners.map((setting) => ({ setting, chooses: "how strict floe is" }));
}
