import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import { transformSync } from "esbuild";
import type { z } from "zod";
import { emitValidators } from "../../build/schemas/emit-validators.ts";
import { acceptedBy, arranged } from "../../src/compiled-schema.ts";

/** Gives what the schema would make of a valid value, and undefined for one that is zod's to judge. */
export type Accept = (value: unknown) => { readonly value: unknown } | undefined;

/** The acceptor that the bundle has for a schema. */
export function acceptorOf(schema: z.ZodType): Accept {
  const { code } = transformSync(emitValidators("test", new Map([["It", schema]])), { format: "cjs" });
  const module = { exports: {} };
  asMaker(runInThisContext(`(module, require, arranged) => { ${code} }`))(module, requireFrom, arranged);
  const { takesIt } = asExports(module.exports);
  return (value) => acceptedBy(takesIt, value);
}

const requireFrom = createRequire(import.meta.url);

function asMaker(value: unknown): (...parameters: readonly unknown[]) => void {
  return value as (...parameters: readonly unknown[]) => void;
}

function asExports(value: unknown): { readonly takesIt: Parameters<typeof acceptedBy>[0] } {
  return value as { readonly takesIt: Parameters<typeof acceptedBy>[0] };
}
