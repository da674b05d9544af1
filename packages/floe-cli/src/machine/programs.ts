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
import type { Machine } from "./machine.ts";

/** Where programs are looked for: in the active virtual environment, in the one beside or above the project, on PATH. */
export interface Programs {
  /** dbt: the program that FLOE_DBT names, else the first one. */
  dbt(name: "dbt" | "dbtf"): FoundProgram | undefined;
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
    ...foldersOnPath(machine).map((path) => ({ path, from: "on PATH" })),
  ];
  const find: Programs["find"] = (...names) =>
    first(
      folders.flatMap(({ path, from }) => programIn(host, path, names).map((program) => ({ path: program, from }))),
    );
  return {
    dbt: (name) => namedDbt(host, machine) ?? find(name),
    find,
    beside: (program, ...names) => {
      const real = host.realPath(program) ?? program;
      return first([directoryOf(program), directoryOf(real)].flatMap((folder) => programIn(host, folder, names)));
    },
    distrusted: found.flatMap(({ shown, reason }) => (reason === undefined ? [] : [{ folder: shown, reason }])),
  };
}

/** A program on PATH by its name. */
export function programOnPath(
  name: string,
  { host, machine }: { readonly host: Host; readonly machine: Machine },
): string | undefined {
  return first(foldersOnPath(machine).flatMap((folder) => programIn(host, folder, [name])));
}

// What a relative entry names depends on the working directory.
function foldersOnPath(machine: Machine): readonly string[] {
  return (machine.variable("PATH") ?? "").split(":").filter((entry) => entry.startsWith("/"));
}

// One that is named and not there is no reason to run another one: running it says what is wrong.
function namedDbt({ workingDirectory }: Host, machine: Machine): FoundProgram | undefined {
  const named = machine.variable("FLOE_DBT") ?? "";
  return named === "" ? undefined : { path: joinPath(workingDirectory, named), from: "which FLOE_DBT names" };
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
