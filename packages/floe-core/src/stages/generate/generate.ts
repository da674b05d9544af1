import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { callHook } from "../../plugins/call.ts";
import { fileResults } from "../../plugins/hook-results.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import type { Stage } from "../stage.ts";
import { generateContext, generatingPlugins } from "./generating-plugins.ts";
import { ownershipDiagnostics } from "./merge-values.ts";
import { profilesFile } from "./profiles-file.ts";
import { valuesFile } from "./values-file.ts";

/** Makes the files that the runtime needs beside the contract: profiles.yml, the Helm values, the code location. */
export const generate: Stage<CompiledProject, GeneratedProject> = {
  name: "generate",
  title: "Generate the files",
  run: (project): Outcome<GeneratedProject> => {
    const plugins = generatingPlugins(project);
    const values = valuesFile(project, plugins);
    if (values.value === undefined) return failed(values.diagnostics);
    const contributed = plugins.flatMap((generating) => {
      const { plugin, candidate } = generating.loaded;
      return callHook(generating.loaded, "files", () =>
        plugin.files === undefined ? [] : fileResults(plugin.files(generateContext(project, generating)), candidate.id),
      );
    });
    const files = [...contributed, profilesFile(project), values.value];
    const clashes = fileClashes(files);
    return clashes.length > 0 ? failed(clashes) : ok({ ...project, files });
  },
  attributes: ({ files, artifacts }) => ({
    "compile.file_count": files.length,
    "compile.artifacts_version": artifacts.value.version,
  }),
};

function fileClashes(files: readonly GeneratedFile[]): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  return files.flatMap(({ path, owner }) => {
    const earlier = owners.get(path);
    owners.set(path, owner.package);
    if (earlier === undefined) return [];
    return [ownershipDiagnostics["file-twice"]({ path, owners: [earlier, owner.package] }, undefined)];
  });
}
