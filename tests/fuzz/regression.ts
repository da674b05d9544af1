import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FuzzCase } from "./fuzz-case.ts";

const directory = fileURLToPath(new URL("./regressions/", import.meta.url));

/** Keeps a case as a file that `regressions.test.ts` runs from now on. */
export function saveRegression(name: string, fuzzCase: FuzzCase): string {
  const files = Object.fromEntries([...fuzzCase.files].map(([path, bytes]) => [path, stored(bytes)]));
  const path = `${directory}${name}.json`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(path, `${JSON.stringify({ ...fuzzCase, files }, undefined, 2)}\n`);
  return path;
}

/** The cases that were kept, by name. */
export function regressions(): readonly (readonly [string, FuzzCase])[] {
  const names = readdirSync(directory).filter((name) => name.endsWith(".json"));
  return names
    .sort()
    .map((name) => [name.slice(0, -".json".length), parsed(readFileSync(`${directory}${name}`, "utf8"))]);
}

type Stored = string | { readonly base64: string };

// Readable where the bytes are text.
function stored(bytes: Uint8Array): Stored {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return Buffer.from(text).equals(bytes) ? text : { base64: Buffer.from(bytes).toString("base64") };
}

function parsed(json: string): FuzzCase {
  const { files, ...rest }: Omit<FuzzCase, "files"> & { readonly files: Readonly<Record<string, Stored>> } =
    JSON.parse(json);
  const bytes = Object.entries(files).map(
    ([path, file]) =>
      [path, typeof file === "string" ? Buffer.from(file) : Buffer.from(file.base64, "base64")] as const,
  );
  return { ...rest, files: new Map(bytes) };
}
