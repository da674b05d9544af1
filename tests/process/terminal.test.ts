import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { floe, run, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { writeTexts } from "./project.ts";

withBuiltCommand();

// Runs a program on a terminal of its own, and prints what it printed there.
const onTerminal = `import os, pty, sys
status = pty.spawn(sys.argv[1:])
sys.exit(os.waitstatus_to_exitcode(status))`;

const cursor = "\u001b[2K";

test("a line that is written over is not printed again where it does not belong, when nothing has changed", async () => {
  const directory = temporaryFolder();
  writeTexts(directory, {
    "manifest.yaml": smallManifest(),
    "a/floe.yaml": smallProduct().replace("name: shop", "name: a"),
    "b/floe.yaml": smallProduct().replace("name: shop", "name: b"),
  });
  const compile = async (variables: Readonly<Record<string, string>>): Promise<string> => {
    const environment = { XDG_CACHE_HOME: `${directory}/cache`, FLOE_NO_CODE_CACHE: "", TERM: "xterm", ...variables };
    const command = ["-c", onTerminal, process.execPath, floe, "compile", "a", "b"];
    const { code, out } = await run("python3", command, { directory, environment });
    expect(code).toBe(0);
    return out;
  };
  await compile({});
  // The second run writes nothing and is remembered, as soon as the files have settled.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await compile({})).toContain(cursor);
  expect(await compile({ CI: "1" })).not.toContain(cursor);
  expect(await compile({ CI: "1" })).not.toContain(cursor);
  expect(await compile({})).toContain(cursor);
});
