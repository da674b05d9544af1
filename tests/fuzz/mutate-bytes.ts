import { hostileBytes } from "./hostile-words.ts";
import type { Random } from "./random.ts";

/** The bytes of a string with some mistakes that know nothing of its structure, and may be no UTF-8 any more. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let mutated = bytes;
  const times = 1 + random.below(3);
  for (let time = 0; time < times; time++) mutated = random.pick(mutations)(mutated, random);
  return mutated;
}

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const insert: Mutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return joined(bytes.subarray(0, at), new TextEncoder().encode(random.pick(hostileBytes)), bytes.subarray(at));
};

const cut: Mutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(12)));
};

const repeat: Mutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  const part = bytes.subarray(at, at + 1 + random.below(60));
  return joined(bytes.subarray(0, at), ...Array.from({ length: 1 + random.below(8) }, () => part), bytes.subarray(at));
};

const flip: Mutation = (bytes, random) => {
  const flipped = bytes.slice();
  const at = random.below(bytes.length + 1);
  if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
  return flipped;
};

const truncate: Mutation = (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1));

const otherLineEnds: Mutation = (bytes, random) => {
  const end = random.pick(["\r\n", "\r", "\u0085", "\u2028"]);
  return new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll("\n", end));
};

const otherEncoding: Mutation = (bytes, random) => {
  const text = new TextDecoder().decode(bytes);
  if (random.chance(0.5)) return joined(Uint8Array.of(0xef, 0xbb, 0xbf), bytes);
  const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
  return joined(Uint8Array.of(0xff, 0xfe), new Uint8Array(units.buffer));
};

const indentDifferently: Mutation = (bytes, random) => {
  const lines = new TextDecoder().decode(bytes).split("\n");
  const at = random.below(lines.length);
  lines[at] = random.pick([" ", "  ", "\t", "    "]) + (lines[at] ?? "").trimStart();
  return new TextEncoder().encode(lines.join("\n"));
};

const mutations: readonly Mutation[] = [
  insert,
  insert,
  insert,
  cut,
  cut,
  repeat,
  flip,
  flip,
  truncate,
  indentDifferently,
  otherLineEnds,
  otherEncoding,
];

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
