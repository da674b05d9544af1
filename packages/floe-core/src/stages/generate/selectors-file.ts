import { modelNamed } from "../../dbt/meant-model.ts";
import type { DbtProject } from "../../dbt/project.ts";
import type { Host } from "../../host/host.ts";
import { joinPath, relativePath } from "../../host/paths.ts";
import type { Origin } from "../../origins/origin.ts";
import type { TraceLine } from "../../origins/traced.ts";
import { coreOwner } from "../../outputs/core-owner.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { isOutputPath, type OutputPath } from "../../outputs/output-path.ts";
import { selectorsName } from "../../outputs/own-outputs.ts";
import { renderYaml } from "../../outputs/render-yaml.ts";
import { proofOf } from "../../outputs/seal.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { addressOf } from "../../quality/declared-model.ts";
import { type Pointer, pointerOf } from "../../text/pointer.ts";

const heading = `# Written by floe from the tags in floe.yaml: \`dbt build --selector <tag>\`. This project has no selectors of its own.
# To write some, put a file of yours in the place of this one: floe leaves that alone.
`;

/** selectors.yml beside dbt_project.yml: a selector for each tag of floe.yaml, in a dbt project that has none. By itself dbt knows
 *  only the tags in its own files, and those are the user's. */
export function selectorsFile(project: CompiledProject, host: Host): readonly GeneratedFile[] {
  const { dbtProject: dbt, directory } = project;
  const path = dbt === undefined ? undefined : relativePath(joinPath(dbt.directory, selectorsName), directory);
  if (dbt === undefined || path === undefined || !isOutputPath(path) || hasOwnSelectors(host, dbt, path)) return [];
  const selectors = selectorsOf(project, dbt);
  if (selectors.length === 0) return [];
  const text = heading + renderYaml({ selectors: selectors.map(({ definition }) => definition) });
  const trace = selectors.flatMap(({ origins }, index) =>
    origins.map(({ pointer, origin }): TraceLine => ({ pointer: `/selectors/${index}${pointer}`, origin })),
  );
  return [{ path, text, place: "dbt-project", owner: coreOwner, trace }];
}

// Whatever stands there and was not written by floe is the user's, also what cannot be read.
function hasOwnSelectors(host: Host, { directory }: DbtProject, path: OutputPath): boolean {
  const read = host.readFile(joinPath(directory, selectorsName), { maxBytes: longestSelectors });
  if (read.kind === "failed") return read.failure.errno !== "ENOENT";
  return !["sealed", "broken"].includes(proofOf(path, read.value));
}

const longestSelectors = 16 * 1024 * 1024;

interface TracedSelector {
  readonly definition: object;
  readonly origins: readonly TraceLine[];
}

function selectorsOf({ artifacts }: CompiledProject, dbt: DbtProject): readonly TracedSelector[] {
  const models = (artifacts.value.transforms?.models ?? []).map((model, index) => ({ ...model, index }));
  const origins = new Map(artifacts.trace.map(({ pointer, origin }) => [pointer, origin]));
  const originAt = (pointer: Pointer): Origin =>
    origins.get(pointer) ?? { kind: "builtin", reason: "it has no origin" };
  const enabled = models.filter(({ name }) => dbt.graph.models.get(modelNamed(dbt, name))?.existence !== "disabled");
  const tags = new Set(enabled.flatMap((model) => model.tags ?? []).filter(isSelectorName));
  return [...tags].map((tag): TracedSelector => {
    const tagged = enabled.filter((model) => model.tags?.includes(tag) === true);
    const [first] = tagged;
    const nameAt: Pointer = `/transforms/models/${first?.index ?? 0}/tags/${first?.tags?.indexOf(tag) ?? 0}`;
    return {
      definition: { name: tag, definition: { union: tagged.map(({ name }) => selectionOf(dbt, name)) } },
      origins: [
        { pointer: "/name", origin: originAt(nameAt) },
        ...tagged.flatMap(({ index }, place) =>
          // How dbt finds the model depends on which one it is.
          ["method", "value"].map((key): TraceLine => {
            const origin = originAt(`/transforms/models/${index}/name`);
            return { pointer: pointerOf(["definition", "union", place, key]), origin };
          }),
        ),
      ],
    };
  });
}

/** Whether dbt can take a tag for the name of a selector: it renders this file, and refuses it as a whole for one bad name. */
function isSelectorName(tag: string): boolean {
  return tag.trim() !== "" && !/[{}\p{C}]/u.test(tag);
}

/** How dbt finds one model and no other: by its file, since `fqn: orders` is the folder `orders` as well. A path is a pattern to
 *  dbt, so one with signs of patterns is not used, nor is one out of the project. */
function selectionOf(dbt: DbtProject, transform: string): { readonly method: string; readonly value: string } {
  const source = dbt.graph.models.get(modelNamed(dbt, transform))?.source;
  const path = source === undefined ? ".." : relativePath(source.path, dbt.directory);
  if (!path.startsWith("..") && !/[{}[\]*?\\\p{C}]/u.test(path)) return { method: "path", value: path };
  const { name, version } = addressOf(dbt, transform);
  return { method: "fqn", value: version === undefined ? name : `${name}.v${version}` };
}
