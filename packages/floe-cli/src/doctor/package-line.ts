import { display, isInRange, type NeededPackage, pipSpecifier } from "floe-core";
import type { CheckLine } from "./check.ts";
import type { PythonEnvironment } from "./python-environment.ts";
import { aboutPython } from "./python-environment.ts";

/** Whether a package that a plugin asks for is installed, in a version that it vouches for. */
export function packageLine(needed: NeededPackage, python: PythonEnvironment | undefined): CheckLine {
  const installed = aboutPython(python)?.packages[needed.package];
  const { package: name, versions, type } = needed;
  const cure = cureOf(needed, python);
  if (installed === undefined)
    return { state: "failed", says: `${display([name, versions ?? []].flat().join(" "))} is not installed`, cure };
  const [release = installed] = /^\d+\.\d+\.\d+/u.exec(installed) ?? [];
  if (versions === undefined || isInRange(release, versions) === true)
    return { state: "ok", says: `${display(name)} ${display(installed)}` };
  const says = `${display(name)} ${display(installed)} is installed; the plugin of \`${display(type)}\` was tried with ${versions}`;
  return { state: "warning", says, cure };
}

function cureOf(
  { package: name, versions, extras, isOnIndex }: NeededPackage,
  python: PythonEnvironment | undefined,
): string {
  if (!isOnIndex) return notOnIndexCure(name);
  // A name that comes of an option has nobody who vouches for it.
  if (versions === undefined) return "Install beside dbt what the makers of the engine call its adapter.";
  const more = extras.length === 0 ? "" : `[${extras.join(",")}]`;
  const requirement = `${name}${more}${pipSpecifier(versions)}`;
  return `Install it beside dbt: \`${display(python?.path ?? "python3")} -m pip install '${requirement}'\`.`;
}

// Whoever registered its name on an index would have it run.
function notOnIndexCure(name: string): string {
  const orchestrator = /^floe-(dagster|airflow)$/u.exec(name)?.[1];
  return orchestrator === undefined
    ? "It is on no package index: install it by its path, from where the authors of the plugin say."
    : `Install it from the folder \`plugins/floe-orchestrator-${orchestrator}/python\` of floe's repository, by its path and from no package index.`;
}
