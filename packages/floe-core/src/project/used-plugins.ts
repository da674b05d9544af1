import type { RecordedPlugin } from "../outputs/provenance-file.ts";
import type { ResolvedProject, SelectedPlugin } from "./resolved-project.ts";

/** The plugins whose code runs for a product, each once, and where they come from. */
export function usedPlugins(project: {
  readonly platform?: ResolvedProject["platform"] | undefined;
  readonly engines?: ResolvedProject["engines"];
}): readonly RecordedPlugin[] {
  const { platform, engines = [] } = project;
  const selected = [...(platform?.plugins.values() ?? []), ...engines.map((engine) => engine.selected)];
  const used = new Map(selected.flatMap((each) => recorded(each) ?? []));
  return [...used.values()];
}

function recorded({ loaded }: SelectedPlugin): readonly [readonly [string, RecordedPlugin]] | undefined {
  if (loaded === undefined) return undefined;
  const { id, kind, name, code } = loaded.candidate;
  const from = code.kind === "bundled" ? code.kind : code.folder;
  const plugin = { kind, type: name, package: id.package, version: id.version, from };
  return [[`${kind}/${name}/${id.package}`, plugin]];
}
