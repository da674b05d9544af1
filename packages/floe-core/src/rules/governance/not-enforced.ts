import type { FileRole } from "../../project/project-file.ts";
import { type Pointer, segments } from "../../text/pointer.ts";
import { governedSettings } from "./governed-settings.ts";

/** Whether a setting is a rule that nothing enforces yet. `rulesAreEnforced` says what there is to say about it and about
 *  all that lies in it. */
export function isNotEnforced(file: FileRole, pointer: Pointer): boolean {
  return governedSettings.some(
    (setting) => setting.file === file && setting.enforced.by === "not yet" && matches(setting.at, pointer),
  );
}

function matches(pattern: Pointer, pointer: Pointer): boolean {
  const wanted = segments(pattern);
  const given = segments(pointer);
  return wanted.length === given.length && wanted.every((each, index) => each === "*" || each === given[index]);
}
