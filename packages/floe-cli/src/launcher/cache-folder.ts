import { lstatSync, readdirSync, rmSync, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { isDebugged } from "./is-debugged.ts";

/** Where a user's caches are; `undefined` where none may be used. */
export function cacheFolder(): string | undefined {
  const { env } = process;
  if (env["FLOE_NO_CODE_CACHE"] === "1" || env["NODE_V8_COVERAGE"] || isDebugged()) return undefined;
  const caches = env["XDG_CACHE_HOME"] ?? "";
  if (isAbsolute(caches)) return join(caches, "floe");
  const home = env["HOME"] ?? "";
  return isAbsolute(home) ? join(home, ".cache", "floe") : undefined;
}

/** Whether nobody else can write to a folder. Bytecode is code, and is taken from no other. */
export function isOurs(folder: string): boolean {
  const { uid, mode } = lstatSync(folder);
  return uid === process.getuid?.() && (mode & 0o40777) === 0o40700;
}

/** Keeps the newest files of a kind. */
export function removeOldest(folder: string, ending: string, kept: number): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }));
  for (const { name } of files.sort((left, right) => right.time - left.time).slice(kept)) rmSync(join(folder, name));
}
