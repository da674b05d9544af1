/** A small generator of random numbers (mulberry32): the same seed gives the same secrets on every machine. */
export interface Random {
  /** A whole number from 0 up to, and without, the bound. */
  below(bound: number): number;
  /** A text of so many characters of an alphabet. */
  text(alphabet: string, length: number): string;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
  return {
    below,
    text: (alphabet, length) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join(""),
  };
}

const lower = "abcdefghijklmnopqrstuvwxyz";
export const digits = "0123456789";
export const hex = `${digits}abcdef`;
export const upper = lower.toUpperCase();
export const letters = lower + upper;
export const alphanumeric = letters + digits;
export const urlSafe = `${alphanumeric}_-`;
export const base64 = `${alphanumeric}+/`;
