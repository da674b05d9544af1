import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { YamlNode } from "../yaml/node.ts";
import { memberNode } from "../yaml/read-node.ts";
import { initDiagnostics } from "./problems.ts";
import type { FoundProject } from "./starting-point.ts";

/** Says which variables of dbt the files of a project ask for without a value to fall back on, and dbt_project.yml does not set. */
export function unsetVars({ dbt, files }: FoundProject): readonly Diagnostic[] {
  const set = namesIn(memberNode(dbt.settings, "vars"));
  const sources = [...(files?.models ?? []).map(({ source }) => source), ...(files?.macros ?? [])];
  const asked = sources.flatMap(({ text }) =>
    [...withoutComments(text).matchAll(/\bvar\(\s*(["'])([A-Za-z_]\w{0,63})\1\s*\)/gu)].map(([, , name = ""]) => name),
  );
  const names = [...new Set(asked)].filter((name) => !set.has(name)).sort();
  return names.length === 0 ? [] : [initDiagnostics["unset-vars"]({ names }, undefined, { about: ["floe.yaml"] })];
}

/** The names of all levels: those of a package stand below its name. */
function namesIn(vars: YamlNode | undefined): ReadonlySet<string> {
  if (vars?.kind !== "map") return new Set();
  return new Set([...vars.entries].flatMap(([name, { value }]) => [name, ...namesIn(value)]));
}

function withoutComments(text: string): string {
  const [first, ...rest] = text.split("{#");
  return [first, ...rest.map((part) => part.slice(part.indexOf("#}") + 2))].join(" ");
}
