import { shownPath } from "../host/paths.ts";
import type { SourceFile } from "../text/source-file.ts";
import { decodeSource } from "../yaml/read-source.ts";
import type { DbtFile } from "./find-files.ts";
import { type DbtReading, noteTooMuch, noteUnread } from "./reading.ts";

/** Larger than any model that people write: the largest of the public ones, which is generated, has 1.4 MB. */
const largestFile = 8 * 1024 * 1024;

/** The text of a file of a dbt project. One that cannot be read is noted. */
export function readText(reading: DbtReading, { path, real }: Pick<DbtFile, "path" | "real">): SourceFile | undefined {
  const { host, unread } = reading;
  if (real === undefined || reading.bytesLeft <= 0) return undefined;
  reading.seen.add(real);
  const read = host.readFile(real, { maxBytes: largestFile });
  if (read.kind === "failed") {
    const { errno } = read.failure;
    if (errno === "EFBIG") unread.push({ path, reason: "it is larger than 8 MiB" });
    else noteUnread(reading, path, errno);
    return undefined;
  }
  reading.bytesLeft -= read.value.length;
  if (reading.bytesLeft <= 0) {
    noteTooMuch(reading, { path, span: undefined }, "brings this dbt project to more than 128 MiB of text");
    return undefined;
  }
  const shown = shownPath(path, host.workingDirectory);
  const { value: source, diagnostics } = decodeSource({ path, shown }, read.value);
  if (source === undefined) unread.push({ path, reason: noText(diagnostics[0]?.code) });
  return source;
}

function noText(code: string | undefined): string {
  return code === "file/not-utf8" ? "it is not valid UTF-8" : "it holds a control character";
}
