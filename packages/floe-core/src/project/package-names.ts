import type { Located } from "../origins/located.ts";
import type { ResolvedProject } from "./resolved-project.ts";

/** Where the manifest names the packages that bring the selected plugins: that decides which code runs. */
export function packageNames({
  platform,
  engines,
}: Pick<ResolvedProject, "platform" | "engines">): readonly Located<string>[] {
  const selected = [...platform.plugins.values(), ...engines.map((engine) => engine.selected)];
  return selected.flatMap(({ packageName }) => packageName ?? []);
}
