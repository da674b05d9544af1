import { createPrivateFile } from "./create-private-file.ts";
import type { Machine } from "./machine.ts";
import { runProgram } from "./run-program.ts";

/** The machine that this process runs on. */
export const thisMachine: Machine = {
  nodeVersion: process.versions.node,
  variable: (name) => process.env[name],
  isSet: (variable) => (process.env[variable] ?? "") !== "",
  createPrivateFile,
  run: (program) => runProgram(program, process.env),
};
