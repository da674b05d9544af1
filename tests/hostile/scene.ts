import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, onTestFinished } from "vitest";
import { withBuiltCommand } from "../process/floe-command.ts";
import { type FinishedProcess, finishedProcess } from "../support/finished-process.ts";

/** The people of a scene, by the number that the system knows them by. Nobody has to be in a list of users. */
export const alice = 42_001;
export const eve = 42_666;

/** A file, a folder (no `text`) or a link, with its owner (alice unless told otherwise) and mode. */
export interface Entry {
  readonly text?: string | Uint8Array;
  readonly link?: string;
  readonly owner?: number;
  readonly mode?: number;
}

/** A folder that holds what an attack needs, and the command run in it. */
export interface Scene {
  readonly folder: string;
  readonly path: (relative: string) => string;
  /** Runs `floe` to its end, as alice unless told otherwise. Paths are relative to `from`, a folder of the scene. */
  readonly floe: (parameters: readonly string[], options?: RunAs) => Promise<FinishedProcess>;
}

export interface RunAs {
  readonly user?: number;
  readonly from?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const packageFolder = fileURLToPath(new URL("../../packages/floe-cli/", import.meta.url));

/** Builds the command, before the tests of a file. The tests act as other users: only root can, and a container's user is. */
export function withOtherUsers(): void {
  withBuiltCommand();
  beforeAll(() => {
    if (process.getuid?.() !== 0) throw new Error("These tests act as other users. Run them as root, in a container.");
  });
}

/** A new folder with these entries, removed after the test. A path that ends in `/` is a folder, a string a file's text. */
export function scene(entries: Readonly<Record<string, string | Entry>>): Scene {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "floe-hostile-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  lchownSync(folder, alice, alice);
  for (const [path, entry] of Object.entries(entries)) {
    makeFolders(folder, dirname(path));
    place(join(folder, path), typeof entry === "string" ? { text: entry } : entry);
  }
  // Copied once, with the first run: of runs at the same time, none may meet half a copy.
  let command: string | undefined;
  return {
    folder,
    path: (relative) => join(folder, relative),
    floe: (parameters, { user = alice, from = ".", environment = {} } = {}) => {
      command ??= commandFor(folder);
      const child = spawn(process.execPath, [command, ...parameters], {
        cwd: join(folder, from),
        env: { PATH: process.env["PATH"] ?? "", HOME: folder, FLOE_NO_CODE_CACHE: "1", ...environment },
        stdio: ["ignore", "pipe", "pipe"],
        uid: user,
        gid: user,
      });
      return finishedProcess(child);
    },
  };
}

// The command as every user can read it: a clone may stand in a folder that is closed to others.
function commandFor(folder: string): string {
  const installed = `${folder}-command`;
  for (const part of ["bin", "dist", "package.json"]) {
    cpSync(join(packageFolder, part), join(installed, part), { recursive: true });
  }
  chmodSync(installed, 0o755);
  onTestFinished(() => rmSync(installed, { recursive: true, force: true }));
  return join(installed, "bin/floe.cjs");
}

function makeFolders(root: string, relative: string): void {
  if (relative === "." || relative === "/") return;
  makeFolders(root, dirname(relative));
  const made = mkdirSync(join(root, relative), { recursive: true });
  if (made !== undefined) giveTo(join(root, relative), { mode: 0o755 });
}

function place(path: string, entry: Entry): void {
  if (entry.link !== undefined) {
    symlinkSync(entry.link, path);
    lchownSync(path, entry.owner ?? alice, entry.owner ?? alice);
  } else if (entry.text === undefined) {
    mkdirSync(path, { recursive: true });
    giveTo(path, { mode: 0o755, ...entry });
  } else {
    writeFileSync(path, entry.text);
    giveTo(path, entry);
  }
}

function giveTo(path: string, { owner = alice, mode = 0o644 }: Entry): void {
  lchownSync(path, owner, owner);
  chmodSync(path, mode);
}
