import { closeSync, linkSync, lstatSync, openSync, unlinkSync, writeFileSync } from "node:fs";
import { attempt, errnoOf } from "./errno.ts";
import { done, type HostResult, hostFailure } from "./host.ts";
import { readRegularFile } from "./regular-file.ts";
import { stagedPath } from "./staged-name.ts";
import { isAlive, machineName, randomName } from "./this-process.ts";

/** Takes a lock file and gives the function that frees it; `EAGAIN` where another process holds it.
 *  Node has no flock, so a killed holder leaves its file: it is taken over when the process is dead on this machine
 *  (in a container the process number of another machine means nothing) or when the file is older than a minute. */
export function lockFile(path: string): HostResult<() => void> {
  const claim: Claim = { pid: process.pid, token: randomName(), machine: machineName() };
  const text = `${claim.pid} ${claim.token} ${claim.machine}\n`;
  return attempt(path, () => {
    const isOurs = claimed(path, text) || (isStale(path) && wasBroken(path) && claimed(path, text));
    return isOurs ? done(() => freeLock(path, claim)) : hostFailure("EAGAIN", path);
  });
}

interface Claim {
  readonly pid: number;
  readonly token: string;
  readonly machine: string;
}

const staleAfterMilliseconds = 60_000;

/** Whether the lock was taken. Its name appears together with its text: a process killed between making the file and
 *  writing it would leave a lock that names nobody, and that nobody could take over for a minute. */
function claimed(path: string, text: string): boolean {
  if (ageMilliseconds(path) >= 0) return false;
  const staged = stagedPath(path, { pid: process.pid, random: randomName() });
  createExclusively(staged, text);
  try {
    linkSync(staged, path);
    return true;
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return false;
    if (!withoutHardLinks.has(errnoOf(error))) throw error;
    return createExclusively(path, text);
  } finally {
    removeQuietly(staged);
  }
}

// What file systems that have none answer, such as FAT and some network shares.
const withoutHardLinks: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/** Whether the file was made; `false` when something stands there already. A link there is not followed. */
function createExclusively(path: string, text: string): boolean {
  const descriptor = openUnlessThere(path);
  if (descriptor === undefined) return false;
  try {
    writeFileSync(descriptor, text);
    return true;
  } catch (error) {
    removeQuietly(path);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function openUnlessThere(path: string): number | undefined {
  try {
    return openSync(path, "wx", 0o644);
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return undefined;
    throw error;
  }
}

// Checks the token: a holder that was stopped for minutes may have lost its lock to another process.
function freeLock(path: string, claim: Claim): void {
  if (readClaim(path)?.token === claim.token) removeQuietly(path);
}

/** Removes a stale lock and says whether it did. Several waiters see the same stale lock at once; without the guard the
 *  second of them would remove the new lock of the first. */
function wasBroken(path: string): boolean {
  const guard = `${path}.break`;
  if (!createExclusively(guard, `${process.pid}\n`)) {
    if (ageMilliseconds(guard) > staleAfterMilliseconds) removeQuietly(guard);
    return false;
  }
  try {
    return isStale(path) && removeQuietly(path);
  } finally {
    removeQuietly(guard);
  }
}

function isStale(path: string): boolean {
  const age = ageMilliseconds(path);
  if (age > staleAfterMilliseconds) return true;
  const claim = readClaim(path);
  if (claim === undefined || claim.machine !== machineName()) return false;
  // A container restarts with the same process number: a lock from before this process began is not its own.
  if (claim.pid === process.pid) return age > process.uptime() * 1000;
  return !isAlive(claim.pid);
}

/** Milliseconds since the file was written; below zero when it is gone. */
function ageMilliseconds(path: string): number {
  try {
    return Date.now() - lstatSync(path).mtimeMs;
  } catch {
    return -1;
  }
}

/** Who holds the lock; `undefined` when it is gone, or not yet written by the process that just made it. */
function readClaim(path: string): Claim | undefined {
  const read = readRegularFile(path, { maxBytes: 512 });
  if (read.kind === "failed") return undefined;
  const match = /^(\d{1,10}) ([0-9a-z]+) (.*)\n$/u.exec(new TextDecoder().decode(read.value));
  const [, pid, token, machine] = match ?? [];
  if (pid === undefined || token === undefined || machine === undefined) return undefined;
  return { pid: Number(pid), token, machine };
}

/** Whether the file was there and could be removed; what went wrong is said by whoever next needs the path. */
function removeQuietly(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    return false;
  }
}
