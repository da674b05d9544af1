import type { Texts } from "./output-set.ts";

/** A set of files that says in each of them, and in one name, whose it is. */
export function ownSet(owner: string): Texts {
  const writer = owner.split(" ")[0] ?? "";
  return {
    "definitions.py": `# ${owner}\n`,
    "profiles.yml": `owner: ${owner}\n`,
    "target/artifacts.json": `{"owner":"${owner}"}\n`,
    [`target/own/${writer}.yaml`]: `${owner}\n`,
  };
}
