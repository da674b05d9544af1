#!/usr/bin/env node
// What users run: it starts what the build makes of src/launcher.
"use strict";

try {
  require("../dist/launcher.cjs");
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND" && error.syscall === undefined) throw error;
  const isMissing = error.code === "MODULE_NOT_FOUND";
  // The system may refuse to open our own files, for lack of descriptors or of permission: no bug of ours.
  const complaint = isMissing ? "the command is not built; run `make build` first." : `cannot start: ${error.message}`;
  process.exitCode = isMissing ? 70 : 1;
  try {
    require("node:fs").writeSync(2, `floe: ${complaint}\n`);
  } catch {
    // Where nothing can be printed, the exit code has to say it.
  }
}
