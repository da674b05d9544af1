import type { MemoryProject } from "floe-core/testing";

export const artifactPath = "floe_target/compiled_artifacts.json";

/** The files that a compile of a product makes, by path. Nothing is written. */
export async function compiledFiles(
  project: MemoryProject,
  product: string,
): Promise<Readonly<Record<string, string>>> {
  const { files, diagnostics } = await project.compile(product, { outputs: "none" });
  if (files.length === 0) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

/** The same files with the digest of the sources blanked out. */
export function withoutSourceHash(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  // provenance.json keeps a digest of the file that has it, and one of itself.
  const hash = /"(source_hash|floe_target\/compiled_artifacts\.json|seal)": "sha256:[0-9a-f]{64}"/gu;
  const blanked = (text: string): string => text.replace(hash, '"$1": ""');
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, blanked(text)]));
}
