import type { Host, HostResult } from "./host.ts";

/** Writes a whole file, or leaves what was there: a file that cannot get its name leaves nothing staged behind. */
export function writeNewFile(host: Host, path: string, bytes: Uint8Array): HostResult<void> {
  const staged = host.stageFile(path, bytes);
  return staged.kind === "failed" ? staged : commitOrRemove(host, staged.value, path);
}

/** Gives a staged file its name, and removes it where it cannot have it. */
export function commitOrRemove(host: Host, staged: string, path: string): HostResult<void> {
  const done = host.commitFile(staged, path);
  if (done.kind === "failed") host.removeFile(staged);
  return done;
}
