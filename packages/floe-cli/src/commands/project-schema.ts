import { discoverPlugins, joinPath, type OfferedPlugin, projectManifestJsonSchema, projectPathsIn } from "floe-core";
import type { Session } from "../session.ts";
import { chosenProject } from "./chosen-project.ts";

/** The JSON Schema of manifest.yaml in a project. All its plugins are offered as types. The options are those of the plugins that
 *  come with floe and of those that the project selects: no other code runs. */
export async function projectSchema(folder: string, session: Session): Promise<object> {
  const { host, context } = session;
  const { bundled } = context.plugins;
  const { candidates } = discoverPlugins(host, projectPathsIn(host, joinPath(host.workingDirectory, folder)), bundled);
  const { explained } = await chosenProject({ product: folder }, session);
  const selected = explained?.plugins ?? [];
  const offered = candidates.map(({ kind, name, code }): OfferedPlugin => {
    const own = selected.find((plugin) => plugin.kind === kind && plugin.name === name);
    const config = own?.config ?? (code.kind === "bundled" ? code.load().config : undefined);
    return { kind, name, config };
  });
  return projectManifestJsonSchema(offered);
}
