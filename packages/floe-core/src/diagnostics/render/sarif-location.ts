import { positionAt } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";

/** A place as SARIF writes it. Lines and columns count from 1; the end lies behind the last character. */
export interface SarifPhysicalLocation {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
  readonly region: {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
  };
}

/** Where the relative addresses of a report begin. */
export interface SarifBase {
  /** What the paths of sources are relative to: absolute, without a slash at its end. */
  readonly workingDirectory: string;
  /** That folder, or the one above it that holds every file: a report's addresses have no `..` in them. */
  readonly folder: string;
}

/** The folder that the paths of a report begin at. */
export function baseOf(paths: readonly string[], workingDirectory: string): SarifBase {
  const steps = stepsOf(workingDirectory);
  const climbs = paths.map((path) => path.split("/").findIndex((step) => step !== ".."));
  const up = Math.min(Math.max(0, ...climbs), steps.length);
  return { workingDirectory, folder: `/${steps.slice(0, steps.length - up).join("/")}` };
}

export function physicalLocation({ source, start, end }: Span, base: SarifBase): SarifPhysicalLocation {
  const from = positionAt(source, start);
  const to = positionAt(source, Math.max(start, end));
  return {
    artifactLocation: artifactLocation(source.shown, base),
    region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
  };
}

/** The address of a folder on this machine, with the slash that lets others begin there. */
export function folderUri(folder: string): string {
  return `file://${encoded(folder.replace(/\/$/u, ""))}/`;
}

/** The address of a file, relative to the folder that the report begins at. */
export function artifactLocation(path: string, base: SarifBase): SarifPhysicalLocation["artifactLocation"] {
  const whole = absolute(path, base.workingDirectory);
  const within = base.folder === "/" ? "/" : `${base.folder}/`;
  return whole.startsWith(within)
    ? { uri: encoded(whole.slice(within.length)), uriBaseId: "SRCROOT" }
    : { uri: `file://${encoded(whole)}` };
}

function absolute(path: string, workingDirectory: string): string {
  const steps = path.startsWith("/") ? [] : [...stepsOf(workingDirectory)];
  for (const step of stepsOf(path)) {
    if (step === "..") steps.pop();
    else steps.push(step);
  }
  return `/${steps.join("/")}`;
}

function stepsOf(path: string): readonly string[] {
  return path.split("/").filter((step) => step !== "" && step !== ".");
}

// Half a surrogate pair, which a file name can hold, is nothing that can be encoded.
function encoded(path: string): string {
  return path
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
