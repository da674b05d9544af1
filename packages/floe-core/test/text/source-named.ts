import { joinPath } from "../../src/host/paths.ts";
import type { SourceFile } from "../../src/text/source-file.ts";

/** A file as it is shown to who works in `/project`. */
export function sourceNamed(shown: string, text: string): SourceFile {
  return { path: joinPath("/project", shown), shown, text };
}
