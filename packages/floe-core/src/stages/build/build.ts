import { runRulesAt } from "../../checking/run-rules.ts";
import { ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { joinPath, relativePath } from "../../host/paths.ts";
import { searchBounds } from "../../host/search-bounds.ts";
import { coreOwner } from "../../outputs/core-owner.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { artifactOutput, outputFolder } from "../../outputs/own-outputs.ts";
import { inputDigest, provenanceFile, type RecordedInput } from "../../outputs/provenance-file.ts";
import type { BuiltProject } from "../../project/built-project.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { documentsOf, filesOf, namesOfDocuments } from "../../project/project-file.ts";
import { usedPlugins } from "../../project/used-plugins.ts";
import { configRules } from "../../rules/config/index.ts";
import type { CompiledArtifacts } from "../../schemas/artifacts/compiled-artifacts.ts";
import { isInFile, type SourceFile } from "../../text/source-file.ts";
import type { Stage } from "../stage.ts";
import { apartFromDbt } from "./apart-from-dbt.ts";
import { compiledAt } from "./compiled-at.ts";

/** The folder of an environment's set of files; that of floe.yaml where none was asked for by name. */
export function environmentRoot(directory: string, environment: string | undefined): string {
  return environment === undefined ? directory : joinPath(directory, `${outputFolder}/${environment}`);
}

/** Where the set of files will stand, for the date of the artifact that is there, and whether it is to be written or only
 *  compared with what stands there. */
export interface BuildRequest {
  readonly outputRoot?: string | undefined;
  readonly outputs: "write" | "check" | "none" | "findings";
}

/** Puts the set of files together, dates it, records where everything comes from, and proves that no setting of
 *  either file was dropped. */
export function buildStage({ outputRoot, outputs: wanted }: BuildRequest): Stage<GeneratedProject, BuiltProject> {
  return {
    name: "build",
    title: "Put the set of files together",
    run: (project, { host, findingsOnly = false }) => {
      const { files, ...compiled } = project;
      const { findings } = runRulesAt(project.enforcement.level.value, configRules, { project, files });
      if (findingsOnly) return ok({ ...compiled, finished: project.artifacts.value, outputs: files }, findings);
      const root = outputRoot ?? project.directory;
      const isBeside = root === project.directory || root === environmentRoot(project.directory, project.environment);
      const wouldBe = (time: string): string => artifactText(dated(project.artifacts.value, time));
      const purpose = wanted === "check" ? "keep-date" : "write";
      const time = compiledAt(host, { path: joinPath(root, artifactOutput), wouldBe, purpose });
      const finished = dated(project.artifacts.value, time.value);
      const trace = project.artifacts.trace.map((line) =>
        line.pointer === "/metadata/compiled_at" ? { ...line, origin: time.origin } : line,
      );
      const artifact: GeneratedFile = { path: artifactOutput, text: artifactText(finished), owner: coreOwner, trace };
      const outputs = [artifact, ...files];
      const folder = productFolder(host, root, project);
      const apart = isBeside ? [] : apartFromDbt(project, { host, root, isNear: folder !== undefined });
      const built: BuiltProject = {
        ...compiled,
        finished,
        outputs: [
          ...outputs,
          provenanceFile(outputs, nameOfSource(project), {
            plugins: usedPlugins(project),
            inputs: isBeside ? inputsOf(project, root) : [],
            productFolder: folder,
          }),
        ],
      };
      return ok(built, [...findings, ...apart]);
    },
    attributes: ({ outputs }) => ({ "compile.output_count": outputs.length }),
  };
}

/** How provenance calls a file: ours by what they are, those of the dbt project by where they lie beside floe.yaml. */
function nameOfSource({ inputs, directory }: GeneratedProject): (source: SourceFile) => string {
  const names = new Map<SourceFile, string>(
    filesOf(inputs)
      .flatMap(namesOfDocuments)
      .map(({ document, name }) => [document.source, name]),
  );
  return (source) => names.get(source) ?? relativePath(source.path, directory);
}

function inputsOf({ inputs }: GeneratedProject, root: string): readonly RecordedInput[] {
  return filesOf(inputs)
    .flatMap(documentsOf)
    .filter(({ source }) => isInFile(source))
    .map(({ source }) => ({ path: relativePath(source.path, root), digest: inputDigest(source.text) }));
}

/** Where floe.yaml lies, seen from a set of files elsewhere; `undefined` where the way would tell of this machine: out of the
 *  repository. */
function productFolder(host: Host, root: string, { directory, inputs }: GeneratedProject): string | undefined {
  if (root === directory) return undefined;
  const sources = filesOf(inputs).map(({ document }) => document.source);
  const [file = `${directory}/floe.yaml`, other] = sources.filter(isInFile).map(({ path }) => path);
  const whole = searchBounds(host, { file, other }).root;
  const isNear = [directory, whole].some((folder) => `${root}/`.startsWith(`${folder}/`));
  return isNear ? relativePath(directory, root) : undefined;
}

function dated(artifacts: CompiledArtifacts, time: string): CompiledArtifacts {
  return { ...artifacts, metadata: { ...artifacts.metadata, compiled_at: time } };
}

function artifactText(artifacts: CompiledArtifacts): string {
  return `${JSON.stringify(artifacts, null, 2)}\n`;
}
