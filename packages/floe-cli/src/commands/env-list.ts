import { display, joinPath, listEnvironments, projectPathsIn, shownPath } from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";

/** The options of `floe env list`. */
export interface EnvListOptions {
  readonly format: "human" | "json";
}

/** Lists the environments that `--env` can name. */
export const envList = command({
  name: "list",
  description: "list the environments of a product: each platform/<name>/manifest.yaml beside or above it",
  argument: { name: "[folder]", description: "the folder of the product; this one when left out" },
  options: [formatOption(["human", "json"])],
  run: listAll,
});

function listAll(
  { argument: folder = ".", options }: Given<string | undefined, EnvListOptions>,
  { host, terminal }: Session,
): ExitCode {
  const directory = joinPath(host.workingDirectory, folder.replace(/\/?floe\.yaml$/u, "") || ".");
  const found = listEnvironments(host, projectPathsIn(host, directory)).map((each) => ({
    name: each.name,
    path: shownPath(each.path, host.workingDirectory),
    extends: each.extends,
  }));
  if (options.format === "json") {
    const environments = found.map((each) => ({ ...each, extends: each.extends ?? null }));
    terminal.out(`${JSON.stringify({ version: 1, command: "env list", environments }, null, 2)}\n`, "json");
    return exitCode.done;
  }
  if (found.length === 0) terminal.out("There are no environments: none has a platform/<name>/manifest.yaml.\n");
  const width = Math.max(...found.map(({ name }) => name.length));
  for (const { name, path, extends: base } of found) {
    const rest = base === undefined ? "" : ` extends ${display(base)}`;
    terminal.out(`${display(name).padEnd(width)}  ${display(path)}${rest}\n`);
  }
  return exitCode.done;
}
