import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { inReadingOrder } from "../diagnostics/order.ts";
import { type MemoryHost, type MemoryHostOptions, memoryHost } from "../host/memory-host.ts";
import type { BundledPlugin } from "../plugins/discover.ts";
import { unlimitedRuntime } from "../plugins/plugin-runtime.ts";
import { type CompileRequest, type CompileResult, compileProject } from "../stages/compile-project.ts";
import type { StageContext } from "../stages/stage.ts";
import { validateManifest } from "../stages/validate-manifest.ts";
import { positionAt } from "../text/source-file.ts";

/** A project in memory: files by path relative to `/project`, compiled with the plugins that are handed in. */
export interface MemoryProject {
  readonly host: MemoryHost;
  readonly context: StageContext;
  /** Compiles the product of a floe.yaml, given relative to `/project`. Writes unless told otherwise. */
  compile(productPath: string, request?: Partial<Omit<CompileRequest, "productPath">>): Promise<CompileResult>;
  /** Checks a manifest by itself. */
  validateManifest(path: string): Promise<readonly Diagnostic[]>;
}

/** Makes a project in memory. */
export function memoryProject(
  files: Readonly<Record<string, string>>,
  options: MemoryHostOptions & { readonly plugins: readonly BundledPlugin[] },
): MemoryProject {
  const host = memoryHost(files, options);
  const runtime = unlimitedRuntime(async (path) => {
    throw new Error(`${path} cannot be imported from memory`);
  });
  const context: StageContext = { host, plugins: { bundled: options.plugins, runtime } };
  const absolute = (path: string): string => `${host.workingDirectory}/${path}`;
  return {
    host,
    context,
    compile: (productPath, request = {}) =>
      compileProject({ outputs: "write", ...request, productPath: absolute(productPath) }, context),
    validateManifest: (path) => validateManifest(absolute(path), context),
  };
}

/** A finding as tests compare it: its code and `file:line:column`. */
export interface FindingPlace {
  readonly code: string;
  readonly at: string | undefined;
}

/** Findings reduced to code and place, in reading order; notices are left out. */
export function places(diagnostics: readonly Diagnostic[]): readonly FindingPlace[] {
  const findings = inReadingOrder(diagnostics).filter(({ severity }) => severity !== "info");
  return findings.map(({ code, span }) => {
    if (span === undefined) return { code, at: undefined };
    const { line, column } = positionAt(span.source, span.start);
    return { code, at: `${span.source.shown}:${line}:${column}` };
  });
}
