// Writes the demo's seeds and facts:  node --import tsx demo/seeds/generate.ts [--check]
// With --check nothing is written, and the exit code is 1 when a committed file differs.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedFiles, type SeedFile } from "./generated-files.ts";

const DEMO = join(dirname(fileURLToPath(import.meta.url)), "..");

async function differingFiles(): Promise<readonly SeedFile[]> {
  const differing: SeedFile[] = [];
  for (const file of generatedFiles()) {
    if ((await committedText(file.path)) !== file.text) differing.push(file);
  }
  return differing;
}

async function committedText(path: string): Promise<string | undefined> {
  try {
    return await readFile(join(DEMO, path), "utf8");
  } catch {
    return undefined;
  }
}

async function writeSeed({ path, text }: SeedFile): Promise<void> {
  await mkdir(dirname(join(DEMO, path)), { recursive: true });
  await writeFile(join(DEMO, path), text);
}

const check = process.argv.includes("--check");
const differing = await differingFiles();
for (const file of differing) {
  if (!check) await writeSeed(file);
  console.log(`${check ? "differs" : "written"}  demo/${file.path}`);
}
if (differing.length === 0) console.log("The committed seeds are what the generator writes.");
if (check && differing.length > 0) process.exitCode = 1;
