import type { CompileResult, ProjectSecret } from "floe-core";
import type { DbtSettings } from "../dbt/dbt-settings.ts";
import type { Machine } from "../machine/machine.ts";
import type { Programs } from "../machine/programs.ts";
import type { Session } from "../session.ts";
import type { PythonEnvironment } from "./python-environment.ts";

/** One thing that `floe doctor` looks at. The table of them is checks.ts. */
export interface Check {
  /** As JSON names it. */
  readonly name: CheckName;
  /** As people read it. */
  readonly title: string;
  run(examined: Examined): readonly CheckLine[] | Promise<readonly CheckLine[]>;
}

export type CheckName =
  | "node"
  | "files"
  | "plugins"
  | "outputs"
  | "python"
  | "dbt"
  | "adapter"
  | "packages"
  | "profile"
  | "secrets"
  | "dagster"
  | "definitions";

/** What a check says: one line, and the cure of what is wrong. */
export interface CheckLine {
  /** `skipped` when something else has to be right first; only `failed` makes the command end with 1. */
  readonly state: "ok" | "warning" | "failed" | "skipped";
  readonly says: string;
  readonly cure?: string;
  /** What a program said of it, a few lines. */
  readonly details?: readonly string[];
}

/** A product, and what is known of it and of the machine before the checks are asked. */
export interface Examined {
  readonly session: Session;
  readonly machine: Machine;
  /** The absolute path of floe.yaml, and its folder. */
  readonly productPath: string;
  readonly folder: string;
  /** The product as the command line names it, for the commands that cures advise. */
  readonly shown: string;
  readonly compiled: CompileResult;
  readonly dbt: DbtSettings;
  readonly secrets: readonly ProjectSecret[];
  readonly programs: Programs;
  readonly python: PythonEnvironment | undefined;
  /** Seconds that a program may take. */
  readonly seconds: number;
}
