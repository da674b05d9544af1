import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Outcome } from "../../src/diagnostics/outcome.ts";
import type { Host } from "../../src/host/host.ts";
import { parseLedger } from "../../src/outputs/ledger.ts";
import { outputPath } from "../../src/outputs/output-path.ts";
import type { OutputFile, Overwrite } from "../../src/outputs/plan-writes.ts";
import { sealed } from "../../src/outputs/seal.ts";
import { type WriteSummary, writeOutputs } from "../../src/outputs/write-outputs.ts";

/** Texts by path. */
export type Texts = Readonly<Record<string, string>>;

export function outputFiles(texts: Texts): readonly OutputFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path: outputPath(path), text }));
}

/** The texts as they are written. */
export function sealedTexts(texts: Texts): Texts {
  return Object.fromEntries(outputFiles(texts).map(({ path, text }) => [path, sealed(path, text)]));
}

/** Writes a set to `/project/out`, or to another root. */
export function writeSet(
  host: Host,
  texts: Texts,
  options: { readonly root?: string; readonly overwrite?: Overwrite } = {},
): Outcome<WriteSummary> {
  const { root = "/project/out", overwrite = "keep-edited" } = options;
  return writeOutputs({ host, root, files: outputFiles(texts), overwrite, at: undefined });
}

export function codes({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

/** The files without the temporary ones, which no reader looks at. */
export function withoutLeftovers(files: Texts): Texts {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.includes(".floe-")));
}

/** Whether a reader that honours the ledger refuses the set. */
export function isRefused(files: Texts, ledgerPath = "out/.floe/outputs.json"): boolean {
  return parseLedger(files[ledgerPath] ?? "")?.state === "writing";
}
