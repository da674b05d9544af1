import type { Host } from "../host/host.ts";
import { joinPath } from "../host/paths.ts";
import { isTable } from "../text/is-table.ts";

/** What floe reads of a package.json. Other fields are the package manager's, and so is what is wrong with them. */
export interface PackageJson {
  readonly name: string | undefined;
  readonly version: string;
  /** Where its bugs are reported. */
  readonly bugPage: string | undefined;
  readonly floe: unknown;
  /** The names of what it depends on, for its users and for its own development. Whatever stands there. */
  readonly dependencies: readonly string[];
  /** The names of what its code may import where it is installed. */
  readonly importable: readonly string[];
}

/** What stands at the place of a package.json. */
export type PackageReading =
  | { readonly kind: "absent" }
  | { readonly kind: "read"; readonly packageJson: PackageJson; readonly text: string }
  /** It cannot be read. */
  | { readonly kind: "unreadable"; readonly errno: string }
  /** It was read, and is no object in JSON. */
  | { readonly kind: "unusable"; readonly text: string };

/** No package.json that people write comes near to this. */
export const packageJsonBytes = 1024 * 1024;

/** Reads the package.json of a folder. */
export function readPackageJson(host: Host, folder: string): PackageReading {
  const read = host.readFile(joinPath(folder, "package.json"), { maxBytes: packageJsonBytes });
  if (read.kind === "failed") {
    const { errno } = read.failure;
    return errno === "ENOENT" || errno === "ENOTDIR" ? { kind: "absent" } : { kind: "unreadable", errno };
  }
  const text = new TextDecoder().decode(read.value);
  const packageJson = packageJsonOf(parseJson(text));
  return packageJson === undefined ? { kind: "unusable", text } : { kind: "read", packageJson, text };
}

/** What a parsed package.json says; `undefined` when it is no object. */
export function packageJsonOf(value: unknown): PackageJson | undefined {
  if (!isTable(value)) return undefined;
  const { name, version, bugs, floe } = value;
  const url = isTable(bugs) ? bugs["url"] : bugs;
  const lists = (...keys: readonly string[]): readonly string[] =>
    [...new Set(keys.flatMap((key) => (isTable(value[key]) ? Object.keys(value[key]) : [])))].sort();
  return {
    name: typeof name === "string" && name !== "" ? name : undefined,
    version: typeof version === "string" ? version : "0.0.0",
    bugPage: typeof url === "string" ? url : undefined,
    floe,
    dependencies: lists("dependencies", "devDependencies", "optionalDependencies"),
    importable: lists("dependencies", "optionalDependencies", "peerDependencies"),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
