import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { shownPath } from "../host/paths.ts";
import { whereabouts } from "../host/whereabouts.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { parseOnce } from "../yaml/parse-once.ts";
import { readSource } from "../yaml/read-source.ts";
import { dbtDiagnostics } from "./problems.ts";
import type { DbtReading } from "./reading.ts";

/** dbt_project.yml, as far as it can be read. */
export interface DbtProjectFile {
  readonly document: YamlDocument | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Reads a dbt_project.yml; `undefined` when there is none. A link is followed to one of that name in the
 *  repository: any other file is nothing that may be shown. */
export function loadDbtProjectFile(reading: DbtReading, path: string): DbtProjectFile | undefined {
  const { host, bounds, outside } = reading;
  const where = whereabouts(host, path, bounds);
  if (where.kind === "absent") return undefined;
  if (where.kind === "outside" || !where.real.endsWith("/dbt_project.yml")) {
    outside.push(path);
    return { document: undefined, findings: [] };
  }
  const source = readSource(host, { path, shown: shownPath(path, host.workingDirectory) });
  const { value, diagnostics } = source.value === undefined ? { ...source, value: undefined } : parseOnce(source.value);
  const unreadable = diagnostics
    .slice(0, 1)
    .map(({ message, span }) => dbtDiagnostics["project-unreadable"]({ reason: message }, span));
  return { document: value, findings: unreadable };
}
