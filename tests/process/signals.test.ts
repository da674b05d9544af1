import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Exit, runFloe, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { chain, largeProduct, numbers } from "./large-products.ts";
import { expectNoStack, foundSet, type Texts, textsIn, writeTexts } from "./project.ts";

withBuiltCommand();

interface Interrupted extends Exit {
  /** From the signal to the end of the process. */
  readonly milliseconds: number;
}

/** Starts a compile, sends it a signal after a while, and waits for its end. */
async function interrupted(
  parameters: readonly string[],
  { directory, signal, after }: { readonly directory: string; readonly signal: NodeJS.Signals; readonly after: number },
): Promise<Interrupted> {
  let sent = Number.POSITIVE_INFINITY;
  const started = (pid: number) => {
    setTimeout(() => {
      sent = performance.now();
      try {
        process.kill(pid, signal);
      } catch {
        // It was quicker than the signal.
      }
    }, after);
  };
  const exit = await runFloe(parameters, { directory, started });
  return { ...exit, milliseconds: performance.now() - sent };
}

/** A project whose outputs stand there, and whose next compile takes seconds. */
async function prepared(before: Texts, after: Texts, parameters: readonly string[]): Promise<string> {
  const directory = temporaryFolder();
  writeTexts(directory, { "manifest.yaml": smallManifest(), ...before });
  expect(await runFloe(parameters, { directory })).toMatchObject({ code: 0 });
  writeTexts(directory, after);
  return directory;
}

const cases = [
  { signal: "SIGINT", code: 130 },
  { signal: "SIGTERM", code: 143 },
] as const;
const moments = [150, 250, 350, 450, 600];

test.each(cases)("$signal ends the compile of a large product within a second with $code", async ({ signal, code }) => {
  const parameters = ["compile", "--out", "out", "shop"];
  const directory = await prepared({ "shop/floe.yaml": smallProduct() }, largeProduct(chain(3_000)), parameters);
  const before = textsIn(join(directory, "out"));
  const ends: string[] = [];
  for (const after of moments) {
    const exit = await interrupted(parameters, { directory, signal, after });
    if (exit.code === 0) break;
    ends.push(expectedEnd(exit, code));
    expect(textsIn(join(directory, "out"))).toEqual(before);
  }
  process.stdout.write(`${signal}: ended after ${ends.join(", ")} ms\n`);
  expect(ends.length).toBeGreaterThan(1);
});

test.each(cases)(
  "$signal between many products ends the compile with $code, and each set is whole",
  async ({ signal, code }) => {
    const names = numbers(150).map((index) => `products/p${index}/floe.yaml`);
    const product = (more: string, index: number) =>
      smallProduct(more)
        .replace("../manifest.yaml", "../../manifest.yaml")
        .replace("name: shop", `name: shop-${index}`);
    const texts = (more: string) => Object.fromEntries(names.map((name, index) => [name, product(more, index)]));
    const parameters = ["compile", "products"];
    const directory = await prepared(texts(""), texts("    tags: [other]\n"), parameters);
    const ends: string[] = [];
    for (const after of moments.slice(0, 3)) {
      writeTexts(directory, texts(`    tags: [t${after}]\n`));
      const exit = await interrupted(parameters, { directory, signal, after });
      if (exit.code === 0) break;
      ends.push(expectedEnd(exit, code));
      for (const name of names) {
        const { state, leftovers } = foundSet(join(directory, name.replace("/floe.yaml", "")));
        expect({ name, state, leftovers }).toEqual({ name, state: "complete", leftovers: [] });
      }
    }
    process.stdout.write(`${signal}, many products: ended after ${ends.join(", ")} ms\n`);
    expect(ends.length).toBeGreaterThan(0);
  },
);

test.each(cases)("$signal while another compile holds the lock ends with $code at once", async ({ signal, code }) => {
  const parameters = ["compile", "--out", "out", "shop"];
  const before = { "shop/floe.yaml": smallProduct() };
  const directory = await prepared(before, { "shop/floe.yaml": smallProduct("    tags: [other]\n") }, parameters);
  const set = textsIn(join(directory, "out"));
  // Ours is a process that lives as long as the test.
  const holder = `${process.pid} abc ${hostname()}\n`;
  writeTexts(directory, { "out/.floe/lock": holder });
  const exit = await interrupted(parameters, { directory, signal, after: 600 });
  expect(exit).toMatchObject({ code, signal: null });
  expect(exit.milliseconds).toBeLessThan(1_000);
  expect(textsIn(join(directory, "out"))).toEqual({ ...set, ".floe/lock": holder });
});

// What had not yet begun when the signal came ends by the signal itself, as any program does.
function expectedEnd(exit: Interrupted, code: number): string {
  const tooEarly = exit.signal !== null;
  if (!tooEarly) expect(exit).toMatchObject({ code, signal: null });
  expectNoStack(exit);
  expect(exit.milliseconds).toBeLessThan(1_000);
  return String(Math.round(exit.milliseconds));
}
