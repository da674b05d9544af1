import { at, type CheckContext, type Diagnostic, defineDiagnostics, display, placeOf, problem } from "floe-core/plugin";
import type { DuckDbConfig } from "./duckdb-config.ts";

/** Findings about DuckDB's options. */
export const duckDbDiagnostics = defineDiagnostics("duckdb", {
  "path-outside": problem({
    severity: "error",
    message: (p: { path: string }) => `The database path \`${display(p.path)}\` leads out of the product's folder.`,
    help: () => "Use a path inside the product, such as `target/{product_slug}.duckdb`, or an absolute one.",
    docs: {
      cause: "A relative path has `..` in it. Where it leads depends on the folder that dbt is started in.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {path: ../shared.duckdb}\n  orchestrator: {type: dagster}\n",
      fix: "Take the `..` out, or write an absolute path.",
    },
  }),
  "shared-path": problem({
    severity: "warning",
    message: (p: { path: string }) => `Every product of this platform would write to \`${display(p.path)}\`.`,
    help: () => "Put `{product_slug}` into the path: DuckDB allows one writer a file.",
    docs: {
      cause:
        "The path is absolute and names no product, so all products share one file, and only one of them can write at a time.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {path: /var/lib/floe/floe.duckdb}\n  orchestrator: {type: dagster}\n",
      fix: "Use a path such as `/var/lib/floe/{product_slug}.duckdb`.",
    },
  }),
  "unknown-placeholder": problem({
    severity: "error",
    message: (p: { placeholder: string }) => `\`${display(p.placeholder)}\` is no placeholder of the database path.`,
    help: () => "There are `{product_name}` and `{product_slug}`.",
    docs: {
      cause:
        "The path has a name in braces that floe does not fill in, so the braces would become part of a file name.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {path: 'target/{product}.duckdb'}\n  orchestrator: {type: dagster}\n",
      fix: "Use `{product_name}` or `{product_slug}`.",
    },
  }),
});

const placeholders: readonly string[] = ["{product_name}", "{product_slug}"];

/** What a schema cannot say about the path. */
export function checkDuckDb({ config }: CheckContext<DuckDbConfig>): readonly Diagnostic[] {
  const path = at(config, "path");
  const span = placeOf(path);
  const unknown = [...path.value.matchAll(/\{[A-Za-z0-9_]{1,60}\}/gu)]
    .map(([placeholder]) => placeholder)
    .find((name) => !placeholders.includes(name));
  if (unknown !== undefined) return [duckDbDiagnostics["unknown-placeholder"]({ placeholder: unknown }, span)];
  const absolute = /^(?:\/|[A-Za-z]:[\\/])/u.test(path.value);
  const remote = /^[a-z]{2,}:/u.test(path.value);
  if (!absolute && !remote && path.value.split(/[\\/]/u).includes("..")) {
    return [duckDbDiagnostics["path-outside"]({ path: path.value }, span)];
  }
  const shared = absolute && !placeholders.some((placeholder) => path.value.includes(placeholder));
  return shared ? [duckDbDiagnostics["shared-path"]({ path: path.value }, span)] : [];
}
