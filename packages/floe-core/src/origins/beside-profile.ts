import { derived, type Located } from "./located.ts";
import { originRule } from "./rules-of-origin.ts";

/** The folder of profiles.yml, in the words of dbt. floe writes that file into the product's folder, and dbt reads a path in
 *  it from wherever dbt was started. */
export const profileFolder = "{{ flags.PROFILES_DIR or '.' }}";

/** A path that dbt finds from the product's folder, whatever the working directory is. */
export function besideProfile(path: Located<string>): Located<string> {
  return derived(besideProfileRule, `${profileFolder}/${path.value}`, [path]);
}

/** A text of the profile without the one piece of Jinja that floe puts in front of a path. */
export function withoutProfileFolder(text: string): string {
  const prefix = `${profileFolder}/`;
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

const besideProfileRule = originRule(
  "beside-profile",
  "the path from the folder of profiles.yml, wherever dbt is started",
);
