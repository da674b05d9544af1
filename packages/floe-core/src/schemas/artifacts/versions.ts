/** The version of the artifact contract that this compiler writes. */
export const contractVersion = "0.8.0";

/** One released version of the artifact contract and what it added. */
export interface ContractVersion {
  readonly version: string;
  readonly change: string;
}

/** Every released version of the artifact contract, oldest first. */
export const versionHistory: readonly ContractVersion[] = [
  { version: "0.1.0", change: "First contract: metadata, identity, mode, inheritance chain and observability." },
  { version: "0.2.0", change: "Adds resolved plugins, transforms, dbt profiles and governance." },
  { version: "0.3.0", change: "Adds the enforcement result and data contracts." },
  { version: "0.4.0", change: "Adds the quality configuration, and quality checks and a quality tier on every model." },
  { version: "0.5.0", change: "Adds the lineage backend to the plugins." },
  { version: "0.6.0", change: "Adds ingestion to the plugins." },
  { version: "0.7.0", change: "Adds the RBAC principal and the number of scanned secrets to the enforcement result." },
  { version: "0.8.0", change: "Adds the lineage endpoint and transport to observability." },
];

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
