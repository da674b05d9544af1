import { unlessErrors } from "../../diagnostics/outcome.ts";
import { directoryOf, joinPath } from "../../host/paths.ts";
import { coreOwner } from "../../outputs/core-owner.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { outputPath } from "../../outputs/output-path.ts";
import { provenanceFile } from "../../outputs/provenance-file.ts";
import type { BuiltProject } from "../../project/built-project.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { unusedSettings } from "../../rules/config/unused-settings.ts";
import type { CompiledArtifacts } from "../../schemas/artifacts/compiled-artifacts.ts";
import type { Stage } from "../stage.ts";
import { compiledAt } from "./compiled-at.ts";

const artifactPath = outputPath("target/compiled_artifacts.json");

/** Puts the set of files together, dates it, records where everything comes from, and proves that no setting of
 *  either file was dropped. `outputRoot` is where the set will stand, for the date of the artifact that is there. */
export function buildStage(outputRoot: string | undefined): Stage<GeneratedProject, BuiltProject> {
  return {
    name: "build",
    title: "Put the set of files together",
    input: "sound",
    run: (project, { host, findingsOnly = false }) => {
      const { files, ...compiled } = project;
      const unused = unusedSettings(project, files);
      if (findingsOnly) return unlessErrors({ ...compiled, finished: project.artifacts.value, outputs: files }, unused);
      const root = outputRoot ?? directoryOf(project.file.path);
      const wouldBe = (time: string): string => artifactText(dated(project.artifacts.value, time));
      const time = compiledAt(host, { path: joinPath(root, artifactPath), wouldBe });
      const finished = dated(project.artifacts.value, time.value);
      const trace = project.artifacts.trace.map((line) =>
        line.pointer === "/metadata/compiled_at" ? { ...line, origin: time.origin } : line,
      );
      const artifact: GeneratedFile = { path: artifactPath, text: artifactText(finished), owner: coreOwner, trace };
      const names = new Map([
        [project.file.document.source, "floe.yaml"],
        [project.platform.file.document.source, "manifest.yaml"],
      ]);
      const outputs = [artifact, ...files];
      const built: BuiltProject = { ...compiled, finished, outputs: [...outputs, provenanceFile(outputs, names)] };
      return unlessErrors(built, unused);
    },
    attributes: ({ outputs }) => ({ "compile.output_count": outputs.length }),
  };
}

function dated(artifacts: CompiledArtifacts, time: string): CompiledArtifacts {
  return { ...artifacts, metadata: { ...artifacts.metadata, compiled_at: time } };
}

function artifactText(artifacts: CompiledArtifacts): string {
  return `${JSON.stringify(artifacts, null, 2)}\n`;
}
