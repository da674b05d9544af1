import {
  directoryOf,
  distrustWords,
  firstDistrusted,
  type Host,
  joinPath,
  pathsBetween,
  projectPathsIn,
  type SearchBounds,
  searchBounds,
  shownPath,
} from "floe-core";
import type { Machine } from "../machine/machine.ts";

/** Where programs are looked for: in the active virtual environment, in the one beside or above the project, on PATH. */
export interface Programs {
  /** The first program with one of these names. */
  find(...names: readonly string[]): FoundProgram | undefined;
  /** A program beside another one, or beside what that leads to. */
  beside(program: string, ...names: readonly string[]): string | undefined;
  /** Virtual environments that are there and not used, and why. */
  readonly distrusted: readonly { readonly folder: string; readonly reason: string }[];
}

/** A program and where it was found. */
export interface FoundProgram {
  readonly path: string;
  /** A clause: "in the active virtual environment". */
  readonly from: string;
}

interface ProgramFolder {
  readonly path: string;
  readonly from: string;
}

/** The programs for a product. What lies beside the project runs under the rule for the code of plugins: it belongs to the owner of
 *  floe.yaml, to the caller or to root, and not everybody may write to it. */
export function programsFor(host: Host, machine: Machine, productPath: string): Programs {
  const bounds = searchBounds(host, projectPathsIn(host, directoryOf(productPath)));
  const active = machine.variable("VIRTUAL_ENV");
  const found = bounds.folders.flatMap((folder) => environmentsIn(host, folder, bounds));
  const folders: readonly ProgramFolder[] = [
    ...(active?.startsWith("/") === true
      ? [{ path: joinPath(active, "bin"), from: "in the active virtual environment" }]
      : []),
    ...found.filter(({ reason }) => reason === undefined).map(({ path, from }) => ({ path, from })),
    // What a relative entry names depends on the working directory.
    ...(machine.variable("PATH") ?? "")
      .split(":")
      .filter((entry) => entry.startsWith("/"))
      .map((path) => ({ path, from: "on PATH" })),
  ];
  return {
    find: (...names) =>
      first(
        folders.flatMap(({ path, from }) => programIn(host, path, names).map((program) => ({ path: program, from }))),
      ),
    beside: (program, ...names) => {
      const real = host.realPath(program) ?? program;
      return first([directoryOf(program), directoryOf(real)].flatMap((folder) => programIn(host, folder, names)));
    },
    distrusted: found.flatMap(({ shown, reason }) => (reason === undefined ? [] : [{ folder: shown, reason }])),
  };
}

const environmentNames = [".venv", "venv"] as const;

function environmentsIn(host: Host, folder: string, bounds: SearchBounds) {
  return environmentNames.flatMap((name) => {
    const path = joinPath(folder, `${name}/bin`);
    if (!host.exists(path)) return [];
    const shown = shownPath(joinPath(folder, name), host.workingDirectory);
    const real = host.realPath(path) ?? path;
    const programs = [
      ...pathsBetween(folder, path),
      real,
      directoryOf(real),
      joinPath(path, "python"),
      joinPath(path, "dbt"),
    ];
    const distrusted = firstDistrusted(host, programs, bounds);
    const reason = distrusted && distrustWords(distrusted.distrust);
    return [{ path, shown, from: `in \`${shown}\``, reason }];
  });
}

function programIn(host: Host, folder: string, names: readonly string[]): readonly string[] {
  return names.map((name) => joinPath(folder, name)).filter((path) => isFile(host, path));
}

function isFile(host: Host, path: string): boolean {
  const status = host.status(path);
  return status.kind === "done" && status.value.kind === "file";
}

function first<T>(values: readonly T[]): T | undefined {
  return values[0];
}
