import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import { errnoWords } from "../host/errno-words.ts";
import type { Host } from "../host/host.ts";
import { directoryOf } from "../host/paths.ts";
import { isInside, searchBounds } from "../host/search-bounds.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import type { SourceFile } from "../text/source-file.ts";
import { insideText, type Span } from "../text/span.ts";
import { fileDiagnostics } from "./file-problems.ts";
import { yamlLimits } from "./limits.ts";

const maxBytes = yamlLimits.bytes;

/** Where a file lies, and how it is shown. */
export interface FileAddress {
  /** Absolute. */
  readonly path: string;
  readonly shown: string;
  /** The place in another file that names this one: a file that cannot be read is reported there. */
  readonly from?: Span | undefined;
}

/** The text of a file that belongs to the project: at most 1 MiB of strict UTF-8 without control characters; a byte order
 *  mark is dropped and a lone CR becomes LF, as YAML reads it, so that offsets and lines agree. */
export function readSource(host: Host, address: FileAddress): Outcome<SourceFile> {
  const { value: bytes, diagnostics } = readBytes(host, address);
  return bytes === undefined ? failed(diagnostics) : decodeSource(address, bytes);
}

/** The bytes of a file of at most 1 MiB. Nothing of what stands in it is told. */
export function readBytes(host: Host, { path, shown, from }: FileAddress): Outcome<Uint8Array> {
  const read = host.readFile(path, { maxBytes });
  if (read.kind === "failed") return failed([refusal({ host, path, shown, errno: read.failure.errno, from })]);
  if (read.value.length > maxBytes) return failed([fileDiagnostics["too-large"]({ path: shown, maxBytes }, from)]);
  return ok(read.value);
}

interface FailedRead {
  readonly host: Host;
  readonly path: string;
  readonly shown: string;
  readonly errno: string;
  readonly from: Span | undefined;
}

function refusal({ host, path, shown, errno, from }: FailedRead): Diagnostic {
  switch (errno) {
    case "ENOENT":
    case "ENOTDIR":
      return fileDiagnostics.missing({ path: shown, neighbour: neighbourOf(host, path, from) }, from);
    case "EISDIR":
      return fileDiagnostics["not-a-file"]({ path: shown, found: "a directory" }, from);
    case "EINVAL":
    case "ENXIO":
    case "ENODEV":
      return fileDiagnostics["not-a-file"]({ path: shown, found: kindOf(host, path) }, from);
    case "EFBIG":
      return fileDiagnostics["too-large"]({ path: shown, maxBytes }, from);
    default:
      return fileDiagnostics.unreadable({ path: shown, reason: `${errnoWords(errno)} (${errno})` }, from);
  }
}

function kindOf(host: Host, path: string): string {
  const status = host.status(path);
  return status.kind === "done" && status.value.kind === "directory" ? "a directory" : "a device, a pipe or a socket";
}

/** The name in the same directory that a missing file most likely means. A file that names another one does not get to
 *  know what else lies outside of its project. */
function neighbourOf(host: Host, path: string, from: Span | undefined): string | undefined {
  const folder = directoryOf(path);
  if (from !== undefined && !isInside(host, folder, searchBounds(host, { file: from.source.path }))) return undefined;
  const listed = host.listDirectory(folder);
  if (listed.kind === "failed" || listed.value.length > maxNeighbours) return undefined;
  const names = listed.value.filter((entry) => entry.kind === "file").map((entry) => entry.name);
  return didYouMean(path.slice(path.lastIndexOf("/") + 1), names);
}

// Comparing a name with a hundred thousand others takes seconds.
const maxNeighbours = 1_000;

type FileName = Pick<SourceFile, "path" | "shown">;

/** The text of bytes, or where they are no text. */
export function decodeSource({ path, shown }: FileName, bytes: Uint8Array): Outcome<SourceFile> {
  const file = { path, shown };
  const text = strictText(bytes);
  if (text === undefined) return failed([notUtf8(file, bytes)]);
  const source = { ...file, text: text.includes("\r") ? text.replace(/\r(?!\n)/gu, "\n") : text };
  const at = text.search(controlCharacter);
  if (at === -1) return ok(source);
  const codePoint = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}`;
  return failed([fileDiagnostics["control-character"]({ codePoint }, insideText({ source, start: at, end: at + 1 }))]);
}

// The control characters without tab, line feed, carriage return and what lies beyond ASCII: the rest of C0.
const controlCharacter = /[^\P{Cc}\t\n\r\u007f-\u009f]/u;

function strictText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function notUtf8(file: FileName, bytes: Uint8Array): Diagnostic {
  const source = { ...file, text: new TextDecoder("utf-8").decode(bytes) };
  const start = firstReplacement(source.text, bytes);
  return fileDiagnostics["not-utf8"](
    { path: file.shown, encoding: otherEncoding(bytes) },
    insideText({ source, start, end: start + 1 }),
  );
}

/** The offset of the first replacement character that stands for bytes which are no UTF-8. */
function firstReplacement(text: string, bytes: Uint8Array): number {
  const encoder = new TextEncoder();
  let atByte = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  let from = 0;
  for (let at = text.indexOf("\ufffd"); at !== -1; at = text.indexOf("\ufffd", from)) {
    atByte += encoder.encode(text.slice(from, at)).length;
    // The file may also hold the replacement character itself, and that is valid.
    if (!startsWith(bytes.subarray(atByte), [0xef, 0xbf, 0xbd])) return at;
    atByte += 3;
    from = at + 1;
  }
  return 0;
}

function otherEncoding(bytes: Uint8Array): string | undefined {
  return startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]) ? "UTF-16" : undefined;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}
