import type { z } from "zod";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { finish } from "../diagnostics/finish.ts";
import type { ReaderTable } from "../outputs/readers/reader-table.ts";
import type { GeneratedProject } from "../project/generated-project.ts";
import type { LoadedProject } from "../project/loaded-project.ts";
import type { FileRole, ProjectFile } from "../project/project-file.ts";
import { settingOf } from "../project/setting-of.ts";
import { tableOf } from "../rules/config/setting-effects.ts";
import { type SettingStates, settingStates } from "../rules/config/setting-state.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import { compile } from "./compile/compile.ts";
import { enforce } from "./enforce/enforce.ts";
import { exampleProducts } from "./example-product.ts";
import { generate } from "./generate/generate.ts";
import { type LoadRequest, load } from "./load/load.ts";
import { resolve } from "./resolve/resolve.ts";
import { stageRunner } from "./run-stages.ts";
import type { StageContext } from "./stage.ts";

/** The files of a project with the state of each of their settings. */
export interface ExplainedSettings {
  readonly states: SettingStates;
  readonly files: Readonly<Record<FileRole, ProjectFile>>;
  /** Whether the product is an example, since the manifest was asked about by itself. */
  readonly isExample: boolean;
  /** Who reads the leaves of the outputs. */
  readonly readers: ReaderTable;
  /** The plugins that run, with what options they take: of all compute engines, the default one first. */
  readonly plugins: readonly SelectedOptions[];
}

/** A selected plugin, and the schema of its options. */
export interface SelectedOptions {
  readonly kind: PluginKind;
  readonly name: string;
  readonly config: z.ZodType;
}

/** Compiles a product, or a manifest with an example product, as far as it takes to know what becomes of each setting. With an
 *  error there is only that. */
export async function explainSettings(
  request: LoadRequest,
  tools: StageContext,
): Promise<{ readonly explained: ExplainedSettings | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const context: StageContext = { ...tools, findingsOnly: true };
  const runner = stageRunner(context);
  const read = await runner.run(load, request);
  const loaded = read && withProduct(read);
  const enforced = await runner.run(enforce, await runner.run(resolve, loaded));
  const compiled = await runner.run(compile, runner.sound(enforced));
  const project = await runner.run(generate, runner.sound(compiled));
  const diagnostics = finish(runner.diagnostics, settingOf(loaded?.inputs));
  const { product, manifest } = loaded?.inputs ?? {};
  if (project === undefined || product === undefined || manifest === undefined || hasErrors(diagnostics))
    return { explained: undefined, diagnostics };
  const states = settingStates({ project, files: project.files });
  const explained: ExplainedSettings = {
    states,
    files: { product, manifest },
    isExample: request.kind === "manifest",
    readers: tableOf(project),
    plugins: selectedOptions(project),
  };
  return { explained, diagnostics };
}

function selectedOptions({ platform, engines }: GeneratedProject): readonly SelectedOptions[] {
  const selected = [...engines.map((engine) => engine.selected), ...platform.plugins.values()];
  return selected.flatMap(({ kind, loaded }) =>
    loaded === undefined ? [] : [{ kind, name: loaded.plugin.name, config: loaded.plugin.config }],
  );
}

function withProduct(loaded: LoadedProject): LoadedProject {
  const { product, manifest } = loaded.inputs;
  if (product !== undefined || manifest === undefined) return loaded;
  const [example] = exampleProducts(manifest.value);
  return { ...loaded, inputs: { product: example, manifest } };
}
