/** Whether somebody steps through this process: then nothing is cached, and nothing has a time limit. */
export function isDebugged(): boolean {
  return [...process.execArgv, process.env["NODE_OPTIONS"] ?? ""].some((option) => option.includes("--inspect"));
}
