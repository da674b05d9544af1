import type { Machine } from "../machine/machine.ts";
import type { Programs } from "../machine/programs.ts";

/** A Python, and the packages in it that floe's outputs need. */
export interface PythonEnvironment {
  /** Absolute. */
  readonly path: string;
  readonly from: string;
  /** What it says of itself; without it, what went wrong. */
  readonly about: AboutPython | { readonly problem: string };
}

export interface AboutPython {
  readonly version: string;
  /** The versions of those packages that are installed. */
  readonly packages: Readonly<Record<string, string>>;
}

/** Finds the Python that dbt runs on, else the first one, and asks it for its packages. Nothing of them is imported: `dbt --version`
 *  would ask the package index for the newest one. */
export async function pythonEnvironment(
  programs: Programs,
  machine: Machine,
  { packages, seconds }: { readonly packages: readonly string[]; readonly seconds: number },
): Promise<PythonEnvironment | undefined> {
  const dbt = programs.dbt("dbt");
  const ofDbt = dbt && programs.beside(dbt.path, "python3", "python");
  const found =
    ofDbt !== undefined && dbt !== undefined ? { path: ofDbt, from: dbt.from } : programs.find("python3", "python");
  if (found === undefined) return undefined;
  const run = await machine.run({
    path: found.path,
    parameters: ["-c", question, ...packages],
    // Python looks for modules in the folder that it runs in, and a project may hold anything.
    folder: "/",
    variables: { PYTHONDONTWRITEBYTECODE: "1" },
    seconds,
  });
  if (run.kind === "not-started") return { ...found, about: { problem: `it cannot be run (${run.errno})` } };
  if (run.kind === "out-of-time")
    return { ...found, about: { problem: `it gave no answer within ${seconds} seconds` } };
  return { ...found, about: answerOf(run.out) ?? { problem: "it gave no answer" } };
}

/** What is known of a Python that answered. */
export function aboutPython(python: PythonEnvironment | undefined): AboutPython | undefined {
  return python === undefined || "problem" in python.about ? undefined : python.about;
}

const question = `
import json, sys
from importlib import metadata
def version(name):
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
found = {name: version(name) for name in sys.argv[1:]}
print(json.dumps({"version": "%d.%d.%d" % sys.version_info[:3], "packages": {k: v for k, v in found.items() if v}}))
`;

function answerOf(text: string): AboutPython | undefined {
  try {
    const answer: unknown = JSON.parse(text.trim().split("\n").at(-1) ?? "");
    return isAnswer(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

function isAnswer(value: unknown): value is AboutPython {
  if (typeof value !== "object" || value === null || !("version" in value) || !("packages" in value)) return false;
  const { version, packages } = value;
  if (typeof version !== "string" || typeof packages !== "object" || packages === null) return false;
  return Object.values(packages).every((each) => typeof each === "string");
}
