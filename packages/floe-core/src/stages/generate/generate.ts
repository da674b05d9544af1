import { ok } from "../../diagnostics/outcome.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { callHook } from "../../plugins/call.ts";
import { fileResults } from "../../plugins/hook-results.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import type { Stage } from "../stage.ts";
import { checkFiles } from "./check-files.ts";
import { databaseMacros } from "./database-macros.ts";
import { filesOfTwo } from "./file-owners.ts";
import { type GeneratingPlugin, generateContext, generatingPlugins } from "./generating-plugins.ts";
import { profilesFile } from "./profiles-file.ts";
import { requirementsFile } from "./requirements-file.ts";
import { selectorsFile } from "./selectors-file.ts";
import { semanticFiles } from "./semantic-files.ts";
import { valuesFile } from "./values-file.ts";

/** Makes the files that the runtime needs beside the contract: profiles.yml, the Helm values, the code location. */
export const generate: Stage<CompiledProject, GeneratedProject> = {
  name: "generate",
  title: "Generate the files",
  run: (project, { host }) => {
    const plugins = generatingPlugins(project);
    const values = valuesFile(project, plugins);
    const contributed = plugins.flatMap((generating) => filesOf(project, generating));
    const semantic = semanticFiles(project, plugins);
    const files = [
      ...contributed,
      ...filesOfOtherEngines(project, contributed),
      ...(semantic.value ?? []),
      profilesFile(project),
      ...checkFiles(project),
      ...databaseMacros(project),
      ...selectorsFile(project, host),
      requirementsFile(project),
      values,
    ];
    return ok({ ...project, files }, [...semantic.diagnostics, ...filesOfTwo(files)]);
  },
  attributes: ({ files, artifacts }) => ({
    "compile.file_count": files.length,
    "compile.artifacts_version": artifacts.value.version,
  }),
};

function filesOf(project: CompiledProject, generating: GeneratingPlugin): readonly GeneratedFile[] {
  const { plugin, candidate } = generating.loaded;
  return callHook(generating.loaded, "files", () =>
    plugin.files === undefined ? [] : fileResults(plugin.files(generateContext(project, generating)), candidate.id),
  );
}

/** What the engines beside the default one need. Two engines of one plugin may need one file, such as a folder for both. */
function filesOfOtherEngines(
  project: CompiledProject,
  contributed: readonly GeneratedFile[],
): readonly GeneratedFile[] {
  const taken = new Set(contributed.map(({ path }) => path));
  return project.engines.slice(1).flatMap(({ selected: { loaded, options } }) => {
    if (loaded === undefined || options === undefined) return [];
    const files = filesOf(project, { loaded, options }).filter(({ path }) => !taken.has(path));
    for (const { path } of files) taken.add(path);
    return files;
  });
}
