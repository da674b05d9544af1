import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finish } from "../diagnostics/finish.ts";
import { secretsWithin } from "../origins/secrets-within.ts";
import type { CompiledProject } from "../project/compiled-project.ts";
import type { LoadedProject } from "../project/loaded-project.ts";
import { filesOf, type ProjectFile } from "../project/project-file.ts";
import { settingOf } from "../project/setting-of.ts";
import { SecretReference } from "../schemas/shared/secret-reference.ts";
import { isSecretText } from "../secrets/find.ts";
import { secretFile, secretVariable } from "../secrets/reference.ts";
import { dotted, pointerOf } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import { mapsWithin, textAt } from "../yaml/read-node.ts";
import { compile } from "./compile/compile.ts";
import { enforce } from "./enforce/enforce.ts";
import { exampleProducts } from "./example-product.ts";
import { type LoadRequest, load } from "./load/load.ts";
import { resolve } from "./resolve/resolve.ts";
import { stageRunner } from "./run-stages.ts";
import type { StageContext } from "./stage.ts";

/** A secret that the files of a project refer to, by its names alone. */
export interface ProjectSecret {
  /** The environment variable that holds it at run time. */
  readonly variable: string;
  /** Where it lies when it is mounted into a pod. */
  readonly file: string;
  readonly reference: SecretReference;
  readonly places: readonly SecretPlace[];
  /** Who asks for it when the product runs: dbt, through profiles.yml; a selected plugin, for the pods of the platform; or nobody,
   *  since it belongs to a profile or a section that this product does not use. Errors in the files leave it unknown. */
  readonly neededBy: SecretNeed;
}

export type SecretNeed = "dbt" | "plugins" | "nobody" | "unknown";

/** A place in a file that refers to a secret. */
export interface SecretPlace {
  /** `plugins.catalog.config.oauth2.client_secret`. */
  readonly setting: string;
  readonly span: Span;
}

/** The secrets of a product and its manifest, or of a manifest by itself, in the order of the files. After errors in them it is
 *  what could be read. */
export async function projectSecrets(
  request: LoadRequest,
  tools: StageContext,
): Promise<{ readonly secrets: readonly ProjectSecret[]; readonly diagnostics: readonly Diagnostic[] }> {
  const context: StageContext = { ...tools, findingsOnly: true };
  const runner = stageRunner(context);
  const read = await runner.run(load, request);
  const loaded = read && withExample(read);
  const enforced = await runner.run(enforce, await runner.run(resolve, loaded));
  const compiled = await runner.run(compile, runner.sound(enforced));
  const needOf = compiled === undefined ? (): SecretNeed => "unknown" : needsOf(compiled);
  const byVariable = new Map<string, ProjectSecret>();
  for (const { reference, place } of filesOf(read?.inputs ?? noFiles).flatMap(referencesIn)) {
    const variable = secretVariable(reference);
    const known = byVariable.get(variable);
    const neededBy = needOf(variable);
    const places = [...(known?.places ?? []), place];
    byVariable.set(variable, { variable, file: secretFile(reference), reference, places, neededBy });
  }
  return { secrets: [...byVariable.values()], diagnostics: finish(runner.diagnostics, settingOf(loaded?.inputs)) };
}

const noFiles: LoadedProject["inputs"] = { product: undefined, manifest: undefined };

/** A manifest by itself is tried with an example of a product. */
function withExample(loaded: LoadedProject): LoadedProject {
  const { product, manifest } = loaded.inputs;
  if (product !== undefined || manifest === undefined) return loaded;
  const [example] = exampleProducts(manifest.value);
  return { ...loaded, inputs: { product: example, manifest } };
}

/** The references of a file that the schema of references takes, whatever the section around them is; notes are none. */
function referencesIn({ document }: ProjectFile): readonly { reference: SecretReference; place: SecretPlace }[] {
  return [...mapsWithin(document.root)].flatMap(({ map, path }) => {
    const name = textAt(map, "secret_ref");
    if (name === undefined || path.some((key) => String(key).startsWith("x-"))) return [];
    // Among other keys it is the name of a Kubernetes Secret, and no value that a variable could hold.
    if ([...map.entries.keys()].some((key) => key !== "secret_ref" && key !== "key")) return [];
    const key = textAt(map, "key")?.value;
    const reference = SecretReference.safeParse({ secret_ref: name.value, ...(key === undefined ? {} : { key }) });
    if (!reference.success) return [];
    // The secret itself, in the place of its name: the finding about it says so, and nothing of it is shown.
    if (isSecretText(name.value) || (key !== undefined && isSecretText(key))) return [];
    return [{ reference: reference.data, place: { setting: dotted(pointerOf(path)), span: name.span } }];
  });
}

/** Who needs a secret, by its variable. */
function needsOf({ platform, engines, artifacts }: CompiledProject): (variable: string) => SecretNeed {
  const profiles = JSON.stringify(artifacts.value.dbt_profiles ?? {});
  const selected = [...platform.plugins.values(), ...engines.map((engine) => engine.selected)];
  const references = selected.flatMap(({ options }) => (options === undefined ? [] : secretsWithin(options)));
  const variables = new Set(references.map(({ value }) => secretVariable(value)));
  return (variable) => {
    if (profiles.includes(`'${variable}'`)) return "dbt";
    return variables.has(variable) ? "plugins" : "nobody";
  };
}
