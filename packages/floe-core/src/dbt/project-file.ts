import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { shownPath } from "../host/paths.ts";
import { whereabouts } from "../host/whereabouts.ts";
import type { YamlNode } from "../yaml/node.ts";
import { parseOnce } from "../yaml/parse-once.ts";
import { readForeignYaml } from "../yaml/read-foreign.ts";
import { readSource } from "../yaml/read-source.ts";
import { dbtDiagnostics } from "./problems.ts";
import type { DbtReading } from "./reading.ts";

/** dbt_project.yml, as far as it can be read. */
export interface DbtProjectFile {
  readonly root: YamlNode | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Reads a dbt_project.yml by dbt's own rules; `undefined` when there is none. A link is followed to one of that name in the
 *  repository: any other file is nothing that may be shown. */
export function loadDbtProjectFile(reading: DbtReading, path: string): DbtProjectFile | undefined {
  const { host, bounds, outside } = reading;
  const where = whereabouts(host, path, bounds);
  if (where.kind === "absent") return undefined;
  if (where.kind === "outside" || !where.real.endsWith("/dbt_project.yml")) {
    outside.push(path);
    return { root: undefined, findings: [] };
  }
  reading.seen.add(where.real);
  const { value: source, diagnostics } = readSource(host, { path, shown: shownPath(path, host.workingDirectory) });
  const root = source && readForeignYaml(source);
  if (root?.kind === "map") return { root, findings: [] };
  // The strict reader says where the mistake is; what it finds beside is no mistake to dbt.
  const faults = source === undefined ? diagnostics : parseOnce(source).diagnostics;
  const [fault] = faults.filter(({ severity }) => severity === "error");
  const reason = fault?.message ?? "It holds no keys.";
  return {
    root: undefined,
    findings: [dbtDiagnostics["project-unreadable"]({ reason }, fault?.span, about(path, host.workingDirectory))],
  };
}

function about(path: string, workingDirectory: string) {
  return { about: [shownPath(path, workingDirectory)] };
}
