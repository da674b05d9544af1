import { type Diagnostic, directoryOf, type Host, joinPath, shownPath, writeNewFile } from "floe-core";
import type { PackageFile } from "./new-plugin.ts";
import { newPluginDiagnostics } from "./problems.ts";

/** What was written of a package, by absolute path, and why not all of it. */
export interface WrittenPackage {
  readonly written: readonly string[];
  readonly findings: readonly Diagnostic[];
}

/** Writes the files of a package into a folder that is new or empty. */
export function writePackage(host: Host, folder: string, files: readonly PackageFile[]): WrittenPackage {
  const shown = shownPath(folder, host.workingDirectory);
  const what = whatStandsThere(host, folder);
  if (what !== undefined) {
    const finding = newPluginDiagnostics["folder-in-use"]({ folder: shown, what }, undefined, { about: [shown] });
    return { written: [], findings: [finding] };
  }
  const written: string[] = [];
  for (const { path, text } of files) {
    const file = joinPath(folder, path);
    const result = writeNewFile(host, file, new TextEncoder().encode(text));
    if (result.kind === "failed") {
      const parameters = { path: shownPath(file, host.workingDirectory), errno: result.failure.errno };
      const extras = { about: [parameters.path] };
      return { written, findings: [newPluginDiagnostics.unwritable(parameters, undefined, extras)] };
    }
    written.push(file);
  }
  return { written, findings: [] };
}

/** What forbids to write into a folder, as the end of a sentence. */
function whatStandsThere(host: Host, folder: string): string | undefined {
  const listed = host.listDirectory(folder);
  // A link could lead anywhere, and one that leads nowhere looks like nothing.
  if (isLink(host, folder)) return "is a link";
  if (listed.kind === "done") return listed.value.length > 0 ? "is not empty" : undefined;
  if (listed.failure.errno === "ENOENT") return undefined;
  return listed.failure.errno === "ENOTDIR" ? "is no folder" : "cannot be looked into";
}

function isLink(host: Host, path: string): boolean {
  const beside = host.listDirectory(directoryOf(path));
  const name = path.slice(path.lastIndexOf("/") + 1);
  return beside.kind === "done" && beside.value.some((entry) => entry.name === name && entry.kind === "link");
}
