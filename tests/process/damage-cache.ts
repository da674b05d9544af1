import { writeFileSync } from "node:fs";
import { checksum, checksumBytes } from "../../packages/floe-cli/src/launcher/seal.ts";
import { pick } from "../misspellings/random.ts";

/** A file of the cache, and what may stand there in its place. */
export interface DamagedFile {
  readonly path: string;
  readonly whole: Buffer;
  /** Of another chunk or of another command line. */
  readonly other: Buffer;
}

/** Damages a file at random, and says how. */
export function damageCache(file: DamagedFile, random: () => number): string {
  const [name, damage] = pick(random, damages);
  const bytes = damage(file, random);
  // A block of zeros may be damaged with zeros.
  if (bytes.equals(file.whole)) return damageCache(file, random);
  writeFileSync(file.path, bytes);
  return `${name} in ${file.path}`;
}

type Damage = (file: DamagedFile, random: () => number) => Buffer;

const sectorBytes = 512;

const damages: readonly (readonly [string, Damage])[] = [
  ["a changed bit", ({ whole }, random) => changed(whole, [below(random, whole.length), 1 << below(random, 8)])],
  ["a lost sector", ({ whole }, random) => sector(whole, random, () => 0)],
  ["a foreign sector", ({ whole }, random) => sector(whole, random, () => below(random, 256))],
  ["a cut", ({ whole }, random) => whole.subarray(0, below(random, whole.length))],
  ["more at the end", ({ whole }, random) => Buffer.concat([whole, whole.subarray(0, 1 + below(random, 4096))])],
  ["a foreign version", ({ whole }) => ofAnotherNode(whole)],
  ["another file", ({ other }) => other],
];

function below(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}

function changed(whole: Buffer, [at, bit]: readonly [number, number]): Buffer {
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] ?? 0) ^ bit;
  return bytes;
}

function sector(whole: Buffer, random: () => number, byte: () => number): Buffer {
  const start = below(random, Math.ceil(whole.length / sectorBytes)) * sectorBytes;
  const bytes = Buffer.from(whole);
  for (let at = start; at < Math.min(start + sectorBytes, bytes.length); at++) bytes[at] = byte();
  return bytes;
}

/** The same as another version of Node would have left it, with the checksum that belongs to it. */
function ofAnotherNode(whole: Buffer): Buffer {
  const bytes = Buffer.from(whole.toString("latin1").replaceAll(process.version, "v20.99.9"), "latin1");
  if (bytes.length > checksumBytes) {
    bytes.writeUInt32LE(checksum(bytes.subarray(0, -checksumBytes)), bytes.length - checksumBytes);
  }
  return bytes;
}
