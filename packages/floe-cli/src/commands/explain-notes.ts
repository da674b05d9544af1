import { directoryOf, freeKeysOf, hasErrors, joinPath, renderHuman } from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { notesView } from "../views/notes-view.ts";

/** Lists the `x-` keys of a product's floe.yaml and of the manifest that it names. `product` is a folder or the file. */
export function explainNotes(product: string, { host, terminal }: Session): ExitCode {
  const named = joinPath(host.workingDirectory, product);
  const status = host.status(named);
  const directory = status.kind === "done" && status.value.kind === "file" ? directoryOf(named) : named;
  const { keys, diagnostics } = freeKeysOf(host, joinPath(directory, "floe.yaml"));
  if (diagnostics.length > 0) terminal.err(`${renderHuman(diagnostics, { color: terminal.color })}\n`, "painted");
  terminal.out(notesView(keys));
  return hasErrors(diagnostics) ? exitCode.refused : exitCode.done;
}
