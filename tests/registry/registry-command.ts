import type { Machine, MachineVariable } from "../../packages/floe-cli/src/machine/machine.ts";
import { type CommandRun, floe } from "../../packages/floe-cli/test/in-memory-command.ts";
import { smallProduct } from "../support/small-project.ts";

/** A secret that no output and no message may have. */
export const canary = "canary-of-the-registry-7431";

/** A machine with these variables. `helper` is what a credential helper of docker answers; its questions are noted. */
export function machineWith(
  variables: Readonly<Partial<Record<MachineVariable, string>>>,
  helper?: { readonly answer: string; readonly questions: string[] },
): Machine {
  return {
    nodeVersion: process.versions.node,
    variable: (name) => variables[name],
    isSet: () => false,
    createPrivateFile: () => ({ kind: "failed", errno: "EROFS" }),
    makeScratch: () => ({ path: "/scratch", remove: () => undefined }),
    run: async ({ path, parameters, input }) => {
      helper?.questions.push(`${path} ${parameters.join(" ")} ${input}`);
      return helper === undefined
        ? { kind: "not-started", errno: "ENOENT" }
        : { kind: "ended", code: 0, out: helper.answer, err: "" };
    },
  };
}

/** A product that names the manifest of a registry. */
export function productOf(address: string): string {
  return smallProduct().replace(/manifest: .*\n/u, `manifest: "${address}"\n`);
}

/** Runs the command on files in memory, with the network of this machine; fails when it shows the secret. */
export async function run(
  files: Readonly<Record<string, string>>,
  argv: readonly string[],
  machine: Machine = machineWith({}),
): Promise<CommandRun> {
  const result = await floe(files, argv, { machine });
  const shown = [result.out, result.err, ...Object.entries(result.files).filter(([path]) => !path.includes("docker"))];
  if (JSON.stringify(shown).includes(canary)) throw new Error("a secret is shown or written");
  return result;
}
