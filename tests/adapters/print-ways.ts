// Prints the ways into each engine of the table, each with options that a user could write, for the tests of this folder.

import { engines } from "floe-compute-dbt-adapters";
import { credentialOptions } from "../../plugins/floe-compute-dbt-adapters/src/chosen-kind.ts";
import type { CredentialKind, EngineOption, EngineRow } from "../../plugins/floe-compute-dbt-adapters/src/index.ts";
import { sampleConfig, smallConfig } from "../../plugins/floe-compute-dbt-adapters/test/sample-config.ts";

const rows: readonly EngineRow[] = Object.values(engines);
process.stdout.write(
  JSON.stringify({
    engines: rows.map(({ name, options, credentials }) => ({ name, options, credentials })),
    ways: rows.flatMap((row) => row.credentials.kinds.map((kind) => wayInto(row, kind))),
  }),
);

function wayInto(row: EngineRow, kind: CredentialKind): object {
  const full = sampleConfig(row, kind);
  const changed = Object.keys(row.options).filter((name) => name in full && name !== row.credentials.chosenBy);
  const variants = changed.map((name) => [name, withOther(row, { kind, name, full })]);
  return {
    engine: row.name,
    kind: kind.name,
    small: smallConfig(row, kind),
    full,
    variants: Object.fromEntries(variants),
  };
}

interface Change {
  readonly kind: CredentialKind;
  readonly name: string;
  readonly full: Readonly<Record<string, unknown>>;
}

/** The options with another value of one, or without it where nobody misses it. */
function withOther(row: EngineRow, { kind, name, full }: Change): object {
  const option = row.options[name];
  const { [name]: value, ...rest } = full;
  const isMissed = option?.needed === true || credentialOptions(row.credentials).includes(name);
  const isKept = isMissed && (option?.needed === true || kind.needs.includes(name));
  return isKept && option !== undefined ? { ...rest, [name]: otherValue(option, value) } : rest;
}

function otherValue({ type, choices = [] }: EngineOption, value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (type === "secret" || type === "text-or-secret") return { secret_ref: "another", key: "value" };
  if (type === "parts" && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value ?? {}).map(([part, each]) => [part, isReference(each) ? { secret_ref: "another" } : each]),
    );
  return type === "choice" ? choices.find((word) => word !== value) : `another-${String(value)}`;
}

function isReference(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secret_ref" in value;
}
