import { displayUpTo } from "../secrets/display.ts";
import { lineMayHoldSecret } from "../secrets/secret-line.ts";
import { unifiedDiff } from "../text/unified-diff.ts";
import type { SyncedFile } from "./file-changes.ts";

/** The unified diff of a file, each line safe to print. Lines around a change are the user's own, and may hold a secret. */
export function syncDiff({ shown, before, after }: SyncedFile): readonly string[] {
  const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const lines = unifiedDiff({ path: shown, before: before && textOf(before), after: textOf(after) });
  return lines.map((line, index) =>
    index > 1 && line.startsWith(" ") && lineMayHoldSecret(line.slice(1))
      ? " (this line may hold a secret and is not shown)"
      : displayUpTo(longestLine, line.replace(/\r$/u, "")),
  );
}

const longestLine = 500;
