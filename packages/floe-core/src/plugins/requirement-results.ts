import { Bug } from "../diagnostics/bug.ts";
import { isLocated, type Located } from "../origins/located.ts";
import { isTable } from "../text/is-table.ts";
import type { DbtAdapter, PythonRequirement, PythonSide } from "./contract.ts";

/** The adapter that a compute plugin names, when it is a package and a range. */
export function adapterResult(result: unknown): DbtAdapter | undefined {
  if (result === undefined) return undefined;
  const { package: name, versions } = isTable(result) ? result : {};
  return { package: packageResult(name), versions: rangeResult(versions) };
}

/** The packages that a plugin asks for, when each is a name of the Python index, a range and such. They become lines that pip acts
 *  on, so that nothing else may stand in them. */
export function requirementResults(result: unknown): readonly PythonRequirement[] {
  if (!Array.isArray(result)) throw new Bug("the result is no list of packages");
  return result.map((each: unknown) => {
    const { package: name, versions, extras = [], notOnIndex, from = [] } = isTable(each) ? each : {};
    if (notOnIndex !== undefined && notOnIndex !== true) throw new Bug("its `notOnIndex` is not `true`");
    return {
      package: packageResult(name),
      ...(versions === undefined ? {} : { versions: rangeResult(versions) }),
      extras: extrasResult(extras),
      ...(notOnIndex === true ? { notOnIndex } : {}),
      from: settingsResult(from),
    };
  });
}

/** The part in Python that a plugin names, when it is a distribution. */
export function pythonResult(result: unknown): PythonSide | undefined {
  if (result === undefined) return undefined;
  const { distribution } = isTable(result) ? result : {};
  if (typeof distribution !== "string" || !isPackageName(distribution))
    throw new Bug("its `distribution` is no name of a Python distribution");
  return { distribution: packageResult(distribution) };
}

// What pip takes for the same name is written in one way: small letters, `-` between the words.
function packageResult(name: unknown): string {
  if (typeof name !== "string" || !isPackageName(name)) throw new Bug("its `package` is no name of a Python package");
  return name.toLowerCase().replace(/[-_.]+/gu, "-");
}

function isPackageName(name: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/u.test(name);
}

function rangeResult(versions: unknown): string {
  if (typeof versions !== "string" || !/^[\d.<>=^~*|x -]{1,100}$/u.test(versions))
    throw new Bug("its `versions` is no range");
  return versions;
}

function extrasResult(extras: unknown): readonly string[] {
  const isFine =
    Array.isArray(extras) && extras.every((extra: unknown) => typeof extra === "string" && isPackageName(extra));
  if (!isFine) throw new Bug("its `extras` are no list of names");
  return extras;
}

function settingsResult(from: unknown): readonly Located<unknown>[] {
  if (!Array.isArray(from) || !from.every(isLocated)) throw new Bug("its `from` is no list of options");
  return from;
}
