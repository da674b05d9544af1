import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createPrivateFile } from "./create-private-file.ts";
import type { Machine, Scratch } from "./machine.ts";
import { runProgram } from "./run-program.ts";

/** The machine that this process runs on. */
export const thisMachine: Machine = {
  nodeVersion: process.versions.node,
  variable: (name) => process.env[name],
  isSet: (variable) => (process.env[variable] ?? "") !== "",
  createPrivateFile,
  makeScratch,
  run: (program) => runProgram(program, process.env),
};

function makeScratch(): Scratch {
  // Asked for here, because each compile would pay for an import.
  const { tmpdir } = process.getBuiltinModule("node:os");
  const path = mkdtempSync(join(tmpdir(), "floe-doctor-"));
  const erase = (): void => rmSync(path, { recursive: true, force: true });
  // Whoever interrupts floe does not want to clean up after it.
  process.once("exit", erase);
  const remove = (): void => {
    process.removeListener("exit", erase);
    erase();
  };
  return { path, remove };
}
