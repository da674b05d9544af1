import type { DbtAnswer } from "../dbt/dbt-answer.ts";
import { Bug } from "../diagnostics/bug.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { finish } from "../diagnostics/finish.ts";
import type { Host } from "../host/host.ts";
import { notingHost } from "../host/noting-host.ts";
import { searchBounds } from "../host/search-bounds.ts";
import { at, isThere, type Located, placeOf } from "../origins/located.ts";
import type { FileChange, Overwrite } from "../outputs/plan-writes.ts";
import type { RecordedPlugin } from "../outputs/provenance-file.ts";
import type { WriteRequest } from "../outputs/write-outputs.ts";
import type { LoadedPlugin } from "../plugins/load.ts";
import type { BuiltProject } from "../project/built-project.ts";
import { type NeededPackage, neededPackages } from "../project/needed-packages.ts";
import { settingOf } from "../project/setting-of.ts";
import { usedPlugins } from "../project/used-plugins.ts";
import type { CompiledArtifacts } from "../schemas/artifacts/compiled-artifacts.ts";
import type { Product } from "../schemas/product/product.ts";
import { inSpan } from "../telemetry/tracing.ts";
import { bringToDisk, type WrittenSet } from "./bring-to-disk.ts";
import { buildStage } from "./build/build.ts";
import { compile } from "./compile/compile.ts";
import { enforce } from "./enforce/enforce.ts";
import { generate } from "./generate/generate.ts";
import { type LoadRequest, load } from "./load/load.ts";
import { type PlaceOfOutputs, placeOfOutputs } from "./place-of-outputs.ts";
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
  /** The environment that was asked for by name. */
  readonly environment: string | undefined;
  /** What the sets of all environments share: the files that dbt looks for in its own project. Left out where one set holds
   *  all. */
  readonly shared?: WrittenSet | undefined;
  /** `undefined` when there were errors, or only findings were wanted. */
  readonly artifacts: CompiledArtifacts | undefined;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** What happened, or with `check` would happen, to each file. */
  readonly changes: readonly FileChange[];
  /** Whether the disk holds exactly this set already. */
  readonly upToDate: boolean;
  /** The plugins whose code ran. */
  readonly plugins: readonly RecordedPlugin[];
  /** The types of the engines that the product runs on. */
  readonly engines: readonly string[];
  /** The packages of Python that the outputs need; while there are errors, as far as they hang on no option. */
  readonly packages: readonly NeededPackage[];
  /** What runs the product, for the files of a folder with several. */
  readonly orchestrator: LoadedPlugin | undefined;
  readonly diagnostics: readonly Diagnostic[];
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
    const place = placeOfOutputs(host, request);
    const building = buildStage({ ...request, outputRoot: place.root });
    const built = runner.sound(await runner.run(building, runner.sound(generated)));
    const result = await outputsOf(built, { ...request, inputs }, { host, place, found: runner.diagnostics });
    const name = loaded?.inputs.product && productName(loaded.inputs.product.value);
    // Only what passed every check: a name may be a secret in the wrong place.
    if (built !== undefined) {
      const { version } = built.finished;
      span.setAttributes({ "compile.product_name": built.identity.name.value, "compile.artifacts_version": version });
    }
    if (hasErrors(result.diagnostics)) span.fail("the compile has errors");
    const resolvedProject = resolved?.project;
    const packages = resolvedProject && neededPackages(resolvedProject, compiled === undefined ? "by-name" : "all");
    const plugins = usedPlugins({ platform: resolved?.platform, engines: resolved?.project?.engines ?? [] });
    return {
      productName: name,
      ...result,
      plugins,
      engines: (resolvedProject?.engines ?? []).map(({ selected }) => selected.type.value),
      packages: packages ?? [],
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

async function outputsOf(
  built: BuiltProject | undefined,
  request: CompileRequest & Pick<WriteRequest, "inputs">,
  {
    host,
    place,
    found,
  }: { readonly host: Host; readonly place: PlaceOfOutputs; readonly found: readonly Diagnostic[] },
): Promise<Omit<CompileResult, "productName" | "plugins" | "engines" | "packages" | "orchestrator">> {
  const { root: outputRoot, environment } = place;
  const kept = { outputRoot, environment, diagnostics: found };
  const nothing = { ...kept, artifacts: undefined, files: [], changes: [], upToDate: false };
  if (hasErrors(found)) return nothing;
  // A stage that gives nothing says why; without an error there is a set of files.
  if (built === undefined) throw new Bug("the product was compiled without files, and no finding says why");
  if (request.outputs === "findings") return nothing;
  const files = built.outputs.map(({ path, text }) => ({ path, text }));
  const result = { ...nothing, artifacts: built.finished, files };
  if (request.outputs === "none") return result;
  const brought = await bringToDisk(built, {
    host,
    place,
    owners: searchBounds(host, { file: request.productPath }).owners,
    inputs: request.inputs,
    outputs: request.outputs,
    overwrite: request.overwrite ?? "keep-edited",
    at: placeOf(built.identity.name),
  });
  return { ...result, ...brought, diagnostics: [...found, ...brought.diagnostics] };
}
