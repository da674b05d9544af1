import { isTable } from "floe-core";

/** A JSON object that somebody else has written. */
export type ForeignTable = Readonly<Record<string, unknown>>;

/** The JSON object in some bytes; `undefined` for what is no UTF-8, no JSON, or no object. */
export function tableIn(bytes: Uint8Array): ForeignTable | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isTable(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A value as a table, an empty one where it is none. */
export function asTable(value: unknown): ForeignTable {
  return isTable(value) ? value : {};
}

/** A value as a string that is not empty. */
export function asText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
