import { nodeHost } from "../../src/host/node-host.ts";
import { writeWhenFree } from "../../src/outputs/write-when-free.ts";
import { interruptedHost } from "./interrupted-host.ts";
import { outputFiles } from "./output-set.ts";
import { ownSet } from "./own-set.ts";

// A process of its own: `write-own-set <root> <writer> <rounds> <call to be killed at, or 0>`.
// Prints what it has to report, one code a line.
const [root = "", writer = "", rounds = "1", killAt = "0"] = process.argv.slice(2);

const interrupt = (): never => {
  process.kill(process.pid, "SIGKILL");
  throw new Error("unreachable: SIGKILL cannot be caught");
};

const host = interruptedHost(nodeHost(), { call: Number(killAt), interrupt });
for (let round = 0; round < Number(rounds); round++) {
  const files = outputFiles(ownSet(`${writer} ${round}`));
  const written = await writeWhenFree({ host, root, files, overwrite: "keep-edited", at: undefined });
  for (const { code } of written.diagnostics) console.log(code);
}
