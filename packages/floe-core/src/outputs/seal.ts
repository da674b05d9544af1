import { digestOf } from "./digest.ts";
import type { OutputPath } from "./output-path.ts";
import { artifactOutput, formerOutputs, provenanceOutput } from "./own-outputs.ts";

/** What a file says about who wrote it: `sealed`, a floe wrote exactly this to this path; `broken`, a floe did and
 *  somebody changed it since; `unsealed`, nothing shows that a floe wrote it; `unsealable`, its format has no place for
 *  a seal, so that only the ledger can tell; \`disowned\`, the same, and the record of provenance has another digest. */
export type Proof = "sealed" | "broken" | "disowned" | "unsealed" | "unsealable";

/** The text with its seal, a comment in its last line with the digest of the path and of the lines above. The ledger
 *  can be written by anybody, a clone brings one along; the seal proves a file by itself, wherever the ledger went.
 *  The record of provenance, which is JSON, has it as its last member, and the digests of the other files without comments. */
export function sealed(path: OutputPath, text: string): string {
  if (path === provenanceOutput) return sealedJson(path, text);
  const start = sealStart(path);
  if (start === undefined) return text;
  const body = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return `${body}${start}${sealOf(path, body)}${sealEnd(path)}\n`;
}

/** What the bytes at a path prove. */
export function proofOf(path: OutputPath, bytes: Uint8Array): Proof {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (path === provenanceOutput) return proofOfJson(path, text);
  const start = sealStart(path);
  if (start === undefined) return hasForm(path, text) ? "unsealable" : "unsealed";
  // Git may turn the ends of lines into those of Windows.
  const lines = text.replaceAll("\r\n", "\n");
  const at = lines.lastIndexOf(`\n${start}`) + 1;
  if (!lines.startsWith(start, at)) return "unsealed";
  return lines.slice(at + start.length) === `${sealOf(path, lines.slice(0, at))}${sealEnd(path)}\n`
    ? "sealed"
    : "broken";
}

/** Whether a file of that name has a place for a seal. */
export function isSealable(path: OutputPath): boolean {
  return path === provenanceOutput || sealStart(path) !== undefined;
}

const jsonSeal = ',\n  "seal": "';
const jsonEnd = '"\n}\n';

function sealedJson(path: OutputPath, text: string): string {
  const body = text.replace(/\n\}\n$/u, "");
  return `${body}${jsonSeal}${sealOf(path, body)}${jsonEnd}`;
}

function proofOfJson(path: OutputPath, text: string): Proof {
  const lines = text.replaceAll("\r\n", "\n");
  const at = lines.lastIndexOf(jsonSeal);
  if (!hasForm(path, lines)) return "unsealed";
  // A release before the seal wrote it.
  if (at === -1) return "unsealable";
  const body = lines.slice(0, at);
  return lines.slice(at) === `${jsonSeal}${sealOf(path, body)}${jsonEnd}` ? "sealed" : "broken";
}

function sealOf(path: OutputPath, body: string): string {
  // The path takes part: a copy under another name is the user's. Its length keeps path and body apart.
  return digestOf(`${path.length} ${path}\n${body}`);
}

// What stands before the digest, by the ending of the name.
function sealStart(path: OutputPath): string | undefined {
  // Of other texts nobody knows whether they have comments.
  if (/(?:^|\/)requirements\.txt$/u.test(path)) return "# floe: ";
  const ending = /\.([a-z]+)$/u.exec(path)?.[1];
  const comment = ending === undefined ? undefined : comments.get(ending);
  return comment === undefined ? undefined : `${comment} floe: `;
}

// The comments of Jinja have an end, and nothing of them reaches the database.
function sealEnd(path: OutputPath): string {
  return path.endsWith(".sql") ? " #}" : "";
}

const comments: ReadonlyMap<string, string> = new Map([
  ...["cfg", "conf", "py", "sh", "toml", "yaml", "yml"].map((ending) => [ending, "#"] as const),
  ["sql", "{#"],
  ...["cjs", "js", "mjs", "ts"].map((ending) => [ending, "//"] as const),
]);

// The contract has no field for a seal. What is no contract at all was not written by floe, whatever the ledger says.
function hasForm(path: OutputPath, text: string): boolean {
  const form = forms.get(path);
  return form === undefined || form.test(text);
}

const artifactForm = /^\{\n {2}"version": "[\d.]+",\n {2}"metadata": \{\n {4}"compiled_at": "/u;
const provenanceForm = /^\{\n {2}"version": \d+,\n {2}"(?:plugins": \[|outputs": \{)\n/u;

const forms: ReadonlyMap<string, RegExp> = new Map(
  [artifactOutput, provenanceOutput, ...formerOutputs].flatMap((path): (readonly [string, RegExp])[] => {
    if (path.endsWith("/compiled_artifacts.json")) return [[path, artifactForm]];
    return path.endsWith("/provenance.json") ? [[path, provenanceForm]] : [];
  }),
);
