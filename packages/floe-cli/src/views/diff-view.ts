import { display, type Host, joinPath, outputDiffs, shownPath } from "floe-core";
import type { Session } from "../session.ts";
import { type CompiledProduct, writtenSets } from "./compile-view.ts";
import type { Passage } from "./report.ts";

/** How the files of products differ from those that floe would write. */
export function diffPassage(host: Host, products: readonly CompiledProduct[], { color }: Session["terminal"]): Passage {
  const lines = products.flatMap(({ result }) =>
    writtenSets(result).flatMap((set) =>
      outputDiffs(host, { ...set, root: set.outputRoot }).flatMap((diff) => {
        const [first = "", ...rest] = diff.lines;
        // Several products have files of one name.
        const folder = display(shownPath(joinPath(set.outputRoot, "."), host.workingDirectory));
        return [...(folder === "." ? [] : [`in ${folder}:`]), first, ...rest];
      }),
    ),
  );
  const painted = color === "always" ? lines.map(paintedLine) : lines;
  return { findings: [], text: painted.map((line) => `${line}\n`).join(""), form: "painted" };
}

const colours: Readonly<Record<string, string>> = { "+": "1;32", "-": "1;31", "@": "1;36" };

/** A line of a diff in colours. */
export function paintedLine(line: string): string {
  const colour = /^(?:\+\+\+|---) /u.test(line) ? "1" : colours[line.charAt(0)];
  return colour === undefined ? line : `\u001b[${colour}m${line}\u001b[0m`;
}
