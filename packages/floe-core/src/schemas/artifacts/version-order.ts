import { contractVersion, versionHistory } from "./versions.ts";

/** Where the version of an artifact stands in relation to the contract that this compiler knows. */
export type VersionOrder =
  | { readonly kind: "unstated" | "malformed" }
  | { readonly kind: "same" | "older" | "unreleased" | "newer-minor" | "newer-major"; readonly version: string };

/** Compares numerically, so that 0.10.0 is newer than 0.9.0. The patch number plays no part. */
export function compareToContract(json: unknown): VersionOrder {
  if (typeof json !== "object" || json === null || !("version" in json)) return { kind: "unstated" };
  const stated = json.version;
  const parts = typeof stated === "string" ? versionParts(stated) : undefined;
  if (parts === undefined) return { kind: "malformed" };
  return { kind: orderOf(parts), version: `${parts.major}.${parts.minor}.${parts.patch}` };
}

interface VersionParts {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

function orderOf({ major, minor }: VersionParts): "same" | "older" | "unreleased" | "newer-minor" | "newer-major" {
  const own = versionParts(contractVersion) ?? origin;
  const first = versionParts(versionHistory[0]?.version ?? contractVersion) ?? origin;
  if (major !== own.major) return major > own.major ? "newer-major" : "unreleased";
  if (minor > own.minor) return "newer-minor";
  if (minor < first.minor) return "unreleased";
  return minor === own.minor ? "same" : "older";
}

const origin: VersionParts = { major: 0, minor: 0, patch: 0 };

function versionParts(version: string): VersionParts | undefined {
  const [, major, minor, patch] = /^([0-9]+)\.([0-9]+)\.([0-9]+)$/.exec(version) ?? [];
  if (major === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}
