import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";

/** Findings about outputs that two owners claim. */
export const ownershipDiagnostics = defineDiagnostics("ownership", {
  "file-twice": problem({
    severity: "error",
    message: (p: { path: string; owners: readonly string[] }) =>
      `The file \`${p.path}\` is written by ${p.owners.join(" and by ")}.`,
    help: () => "Select other plugins, or tell the authors: a file has one owner.",
    docs: {
      cause: "Two plugins write the same file, so one of them would silently lose.",
      fix: "Replace one of the plugins.",
    },
  }),
});

/** Files that more than one owner writes. */
export function filesOfTwo(files: readonly GeneratedFile[]): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  return files.flatMap(({ path, owner }) => {
    // macOS and Windows take two cases of a name for one file.
    const name = path.toLowerCase();
    const earlier = owners.get(name);
    owners.set(name, owner.package);
    if (earlier === undefined) return [];
    return [ownershipDiagnostics["file-twice"]({ path, owners: [earlier, owner.package] }, undefined)];
  });
}
