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
