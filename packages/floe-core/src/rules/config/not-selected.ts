import type { GeneratedProject } from "../../project/generated-project.ts";
import { profileKinds } from "../../schemas/kinds.ts";
import { type Pointer, segments } from "../../text/pointer.ts";

/** Whether a setting that nobody reads is there for other products: a profile that this one does not name. */
export function isForOthers(project: GeneratedProject, pointer: Pointer): boolean {
  return isProfile(pointer) || isOtherDefault(project, pointer);
}

function isProfile(pointer: Pointer): boolean {
  const path = segments(pointer);
  return path.length === 3 && path[0] === "profiles";
}

// `plugins.X` is the profile `default` of its category, and a product may name another one.
function isOtherDefault({ product }: GeneratedProject, pointer: Pointer): boolean {
  const [top, section, ...inner] = segments(pointer);
  const row = profileKinds.find(({ kind }) => kind === section);
  if (top !== "plugins" || inner.length > 0 || row === undefined) return false;
  return (product.value[row.kind] ?? "default") !== "default";
}
