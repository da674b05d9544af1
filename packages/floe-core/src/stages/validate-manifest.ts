import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finish } from "../diagnostics/finish.ts";
import type { LoadedProject } from "../project/loaded-project.ts";
import { profilesOf } from "../project/profiles.ts";
import { documentsOf, type ProjectFile } from "../project/project-file.ts";
import { settingOf } from "../project/setting-of.ts";
import { kindTable } from "../schemas/kinds.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import { inSpan } from "../telemetry/tracing.ts";
import { memberNode, textAt } from "../yaml/read-node.ts";
import { buildStage } from "./build/build.ts";
import { compile } from "./compile/compile.ts";
import { enforce } from "./enforce/enforce.ts";
import { exampleProducts } from "./example-product.ts";
import { generate } from "./generate/generate.ts";
import { load } from "./load/load.ts";
import { isOnlyBase, saysMissing } from "./load/load-manifest.ts";
import { resolve } from "./resolve/resolve.ts";
import { type StageRunner, stageRunner } from "./run-stages.ts";
import type { StageContext } from "./stage.ts";

/** Checks a manifest without a product. It is compiled with example products, so that everything that could go wrong
 *  with a real one, a setting without effect included, is found here; what would be said about the example is not. */
export async function validateManifest(manifestPath: string, tools: StageContext): Promise<readonly Diagnostic[]> {
  const context: StageContext = { ...tools, findingsOnly: true };
  return inSpan("validate.manifest", {}, async () => {
    const first = stageRunner(context);
    const loaded = await first.run(load, { kind: "manifest", manifestPath });
    const manifest = loaded?.inputs.manifest;
    if (loaded === undefined || manifest === undefined) return finish(first.diagnostics, settingOf(undefined));
    if (isOnlyBase(documentsOf(manifest)[0] ?? manifest.document)) return findingsInBase(first, loaded, saysMissing);
    if (isCompletedBelow(manifest)) return findingsInBase(first, loaded, saysNoPlugin);
    const found = [...first.diagnostics];
    const products = exampleProducts(manifest.value);
    const perExample: (readonly Diagnostic[])[] = [];
    for (const product of products) {
      const runner = stageRunner(context, first.diagnostics);
      await runPipeline(runner, { ...loaded, inputs: { product, manifest } });
      found.push(...runner.diagnostics);
      perExample.push(runner.diagnostics);
    }
    const examples = new Set(products.map(({ document }) => document.source));
    const about = [...found.filter(({ severity }) => severity !== "info"), ...saidOfAll(perExample)];
    const own = about.filter(({ span }) => span === undefined || !examples.has(span.source));
    return finish(own, settingOf(loaded.inputs));
  });
}

/** What can be said of a manifest that need not be whole: what stands in it is right, and what it holds is no secret. */
async function findingsInBase(
  runner: StageRunner,
  loaded: LoadedProject,
  unsaid: ReadonlySet<string>,
): Promise<readonly Diagnostic[]> {
  await runner.run(enforce, await runner.run(resolve, loaded));
  const said = runner.diagnostics.filter(({ code }) => !unsaid.has(code));
  return finish(said, settingOf(loaded.inputs));
}

const saysNoPlugin: ReadonlySet<string> = new Set(["resolve/no-plugin-selected"]);

/** Whether a manifest leaves the choice of engine or orchestrator to the tiers below it. */
function isCompletedBelow({ document: { root }, value }: ProjectFile<Manifest>): boolean {
  if (textAt(root, "scope")?.value !== "enterprise") return false;
  const plugins = memberNode(root, "plugins");
  const needed = kindTable.filter((row) => "needed" in row).map(({ kind }) => kind);
  return needed.some(
    (kind) =>
      memberNode(plugins, kind) === undefined && !(kind === "compute" && profilesOf(value, "compute").has("default")),
  );
}

/** The notices that hold for every example. Profiles that one leaves out, another one uses. */
function saidOfAll(examples: readonly (readonly Diagnostic[])[]): readonly Diagnostic[] {
  const [first = [], ...others] = examples.map((found) => found.filter(({ severity }) => severity === "info"));
  const keysOfOthers = others.map((found) => new Set(found.map(keyOf)));
  return first.filter((notice) => keysOfOthers.every((keys) => keys.has(keyOf(notice))));
}

function keyOf({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}

async function runPipeline(runner: StageRunner, loaded: LoadedProject): Promise<void> {
  const enforced = await runner.run(enforce, await runner.run(resolve, loaded));
  const compiled = await runner.run(compile, runner.sound(enforced));
  const generated = await runner.run(generate, runner.sound(compiled));
  await runner.run(buildStage({ outputs: "findings" }), runner.sound(generated));
}
