import { bundledPlugins } from "floe-cli/bundled-plugins";
import type { CompileResult } from "floe-core";
import { memoryProject } from "floe-core/testing";
import type { FileKind } from "./file-schema.ts";
import type { Setting } from "./trace.ts";

/** A product with its manifest, by path, and which of the files are which. */
export interface Subject {
  readonly files: Readonly<Record<string, string>>;
  readonly product: string;
  readonly manifest: string;
}

/** Compiles a subject in memory, from nothing, for its own folder or another, and writes nothing. */
export function compileSubject({ files, product }: Subject, out?: string): Promise<CompileResult> {
  const elsewhere = out === undefined ? {} : { outputRoot: out };
  return memoryProject(files, { plugins: bundledPlugins }).compile(product, { outputs: "none", ...elsewhere });
}

/** The subject with another text in one of its files. */
export function withFile(subject: Subject, file: FileKind, text: string): Subject {
  return { ...subject, files: { ...subject.files, [subject[file]]: text } };
}

/** The text of one of the subject's files. */
export function textOf(subject: Subject, file: FileKind): string {
  const text = subject.files[subject[file]];
  if (text === undefined) throw new Error(`the subject has no ${subject[file]}`);
  return text;
}

/** A setting as provenance.json calls it. */
export function settingOf(file: FileKind, pointer: string): Setting {
  return { file: file === "product" ? "floe.yaml" : "manifest.yaml", pointer };
}
