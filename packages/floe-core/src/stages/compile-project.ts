import type { DbtAnswer } from "../dbt/dbt-answer.ts";
import { Bug } from "../diagnostics/bug.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { finish } from "../diagnostics/finish.ts";
import { notingHost } from "../host/noting-host.ts";
import { directoryOf } from "../host/paths.ts";
import { searchBounds } from "../host/search-bounds.ts";
import { at, isThere, type Located, placeOf } from "../origins/located.ts";
import { type FileChange, isUpToDate, type Overwrite } from "../outputs/plan-writes.ts";
import type { RecordedPlugin } from "../outputs/provenance-file.ts";
import { checkOutputs, type WriteRequest } from "../outputs/write-outputs.ts";
import { writeWhenFree } from "../outputs/write-when-free.ts";
import type { DbtAdapter } from "../plugins/contract.ts";
import type { LoadedPlugin } from "../plugins/load.ts";
import type { BuiltProject } from "../project/built-project.ts";
import { settingOf } from "../project/setting-of.ts";
import { usedPlugins } from "../project/used-plugins.ts";
import type { CompiledArtifacts } from "../schemas/artifacts/compiled-artifacts.ts";
import type { Product } from "../schemas/product/product.ts";
import { inSpan } from "../telemetry/tracing.ts";
import { buildStage } from "./build/build.ts";
import { compile } from "./compile/compile.ts";
import { enforce } from "./enforce/enforce.ts";
import { generate } from "./generate/generate.ts";
import { type LoadRequest, load } from "./load/load.ts";
import { resolve } from "./resolve/resolve.ts";
import { stageRunner } from "./run-stages.ts";
import type { StageContext } from "./stage.ts";

/** What to compile and what to do with the result. Paths are absolute. */
export interface CompileRequest {
  readonly productPath: string;
  /** From `--manifest`; else the environment, else `platform.manifest`. */
  readonly manifestPath?: string | undefined;
  readonly environment?: string | undefined;
  /** Where the set of files goes; beside floe.yaml when left out. */
  readonly outputRoot?: string | undefined;
  /** `write` brings the set to disk; `check` only compares it; `none` stops before the disk; `findings` makes no files. */
  readonly outputs: "write" | "check" | "none" | "findings";
  readonly overwrite?: Overwrite;
  /** What dbt says of the project; left out where nobody asks it. */
  readonly dbt?: DbtAnswer | undefined;
}

/** What a compile gives. */
export interface CompileResult {
  /** The product's name, as far as it could be read. */
  readonly productName: string | undefined;
  readonly outputRoot: string;
  /** `undefined` when there were errors, or only findings were wanted. */
  readonly artifacts: CompiledArtifacts | undefined;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** What happened, or with `check` would happen, to each file. */
  readonly changes: readonly FileChange[];
  /** Whether the disk holds exactly this set already. */
  readonly upToDate: boolean;
  /** The plugins whose code ran. */
  readonly plugins: readonly RecordedPlugin[];
  /** The engines that the product runs on, with the adapters of dbt that their plugins name. */
  readonly engines: readonly UsedEngine[];
  /** What runs the product, for the files of a folder with several. */
  readonly orchestrator: LoadedPlugin | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** An engine by its type, and the adapter that dbt needs for it. */
export interface UsedEngine {
  readonly type: string;
  readonly adapter: DbtAdapter | undefined;
}

/** Compiles one product: load → resolve → enforce → compile → generate → build. An error writes nothing. */
export async function compileProject(request: CompileRequest, tools: StageContext): Promise<CompileResult> {
  const { host, filesRead } = notingHost(tools.host);
  const context: StageContext = { ...tools, host, findingsOnly: request.outputs === "findings" };
  return inSpan("compile.pipeline", {}, async (span) => {
    const runner = stageRunner(context);
    const loadRequest: LoadRequest = { kind: "product", ...request };
    const loaded = await runner.run(load, loadRequest);
    const resolved = await runner.run(resolve, loaded);
    const enforced = await runner.run(enforce, resolved);
    const compiled = await runner.run(compile, runner.sound(enforced));
    // Before the last stages, which read outputs that are there.
    const inputs = filesRead();
    const generated = await runner.run(generate, runner.sound(compiled));
    const built = runner.sound(await runner.run(buildStage(request), runner.sound(generated)));
    const result = await bringToDisk(built, { ...request, inputs }, context, runner.diagnostics);
    const name = loaded?.inputs.product && productName(loaded.inputs.product.value);
    // Only what passed every check: a name may be a secret in the wrong place.
    if (built !== undefined) {
      const { version } = built.finished;
      span.setAttributes({ "compile.product_name": built.identity.name.value, "compile.artifacts_version": version });
    }
    if (hasErrors(result.diagnostics)) span.fail("the compile has errors");
    const engines = (resolved?.project?.engines ?? []).map(({ selected }) => ({
      type: selected.type.value,
      adapter: selected.loaded?.dbtAdapter,
    }));
    const plugins = usedPlugins({ platform: resolved?.platform, engines: resolved?.project?.engines ?? [] });
    return {
      productName: name,
      ...result,
      plugins,
      engines,
      orchestrator: resolved?.platform?.plugins.get("orchestrator")?.loaded,
      diagnostics: finish(result.diagnostics, settingOf(loaded?.inputs)),
    };
  });
}

/** The name as it could be read, for the line about the product. */
function productName(product: Located<Product>): string | undefined {
  const name = at(at(product, "metadata"), "name");
  return isThere(name) ? name.value : undefined;
}

async function bringToDisk(
  built: BuiltProject | undefined,
  request: CompileRequest & Pick<WriteRequest, "inputs">,
  { host }: StageContext,
  found: readonly Diagnostic[],
): Promise<Omit<CompileResult, "productName" | "plugins" | "engines" | "orchestrator">> {
  const outputRoot = request.outputRoot ?? directoryOf(request.productPath);
  const nothing = { outputRoot, artifacts: undefined, files: [], changes: [], upToDate: false, diagnostics: found };
  if (hasErrors(found)) return nothing;
  // A stage that gives nothing says why; without an error there is a set of files.
  if (built === undefined) throw new Bug("the product was compiled without files, and no finding says why");
  if (request.outputs === "findings") return nothing;
  const files = built.outputs.map(({ path, text }) => ({ path, text }));
  const result = { ...nothing, artifacts: built.finished, files };
  if (request.outputs === "none") return result;
  const { owners } = searchBounds(host, { file: request.productPath });
  const outputs = { host, root: outputRoot, files, owners, inputs: request.inputs };
  switch (request.outputs) {
    case "check": {
      const plan = checkOutputs(outputs);
      return { ...result, changes: plan.changes, upToDate: isUpToDate(plan) };
    }
    case "write": {
      const at = placeOf(built.identity.name);
      const overwrite = request.overwrite ?? "keep-edited";
      const written = await writeWhenFree({ ...outputs, overwrite, at });
      const changes = written.value?.changes ?? [];
      const upToDate = written.value !== undefined && changes.every(({ kind }) => kind === "keep");
      return { ...result, changes, upToDate, diagnostics: [...found, ...written.diagnostics] };
    }
  }
}
