import { directoryOf, joinPath } from "./paths.ts";

/** The temporary path beside a target: `.<name>.floe-<pid>-<random>`, so that the rename stays in one directory and
 *  a later run can tell whose leftover it is. */
export function stagedPath(target: string, staging: { readonly pid: number; readonly random: string }): string {
  return joinPath(directoryOf(target), `${prefixOf(target)}${staging.pid}-${staging.random}`);
}

/** The process that staged this file for the target; `undefined` when the name is not exactly such a name. */
export function stagingProcess(name: string, target: string): number | undefined {
  const prefix = prefixOf(target);
  if (!name.startsWith(prefix)) return undefined;
  const match = /^(\d{1,10})-[0-9a-z]{1,24}$/u.exec(name.slice(prefix.length));
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

function prefixOf(target: string): string {
  return `.${target.slice(target.lastIndexOf("/") + 1)}.floe-`;
}
