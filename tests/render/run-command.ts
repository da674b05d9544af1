import { bundledPlugins } from "floe-cli/bundled-plugins";
import { memoryHost } from "floe-core/testing";
import { compileCommand } from "../../packages/floe-cli/src/commands/compile.ts";
import { validateCommand } from "../../packages/floe-cli/src/commands/validate.ts";
import type { Session } from "../../packages/floe-cli/src/session.ts";
import type { OutputFormat } from "../../packages/floe-cli/src/views/report-view.ts";

/** What a command printed, and how it ended. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the command line on files in memory. */
export async function runCommand(
  command: "compile" | "validate",
  format: OutputFormat,
  { files, paths }: { readonly files: Readonly<Record<string, string>>; readonly paths: readonly string[] },
): Promise<CommandRun> {
  const host = memoryHost(files);
  const printed = { out: "", err: "" };
  const terminal: Session["terminal"] = {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    color: "never",
    live: false,
  };
  const importModule = async (path: string): Promise<unknown> => {
    throw new Error(`${path} cannot be imported from memory`);
  };
  const session = { host, context: { host, plugins: { bundled: bundledPlugins, importModule } }, terminal };
  const run = command === "compile" ? compileCommand : validateCommand;
  const code = await run(paths, { format }, session);
  return { code, ...printed };
}
