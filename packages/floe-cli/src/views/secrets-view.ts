import { display, positionAt, renderPlace } from "floe-core";
import type { ListedSecret } from "../merged-secrets.ts";

const formats = { human, json } as const;

export type SecretsFormat = keyof typeof formats;

/** The names of the formats, as `--format` takes them. */
export const secretsFormats: readonly string[] = Object.keys(formats);

/** The secrets with the lines that need them. */
export function secretsText(secrets: readonly ListedSecret[], { format }: { readonly format: SecretsFormat }): string {
  return formats[format](secrets);
}

function human(secrets: readonly ListedSecret[]): string {
  if (secrets.length === 0) return "No secret is referred to.\n";
  return secrets.map(block).join("");
}

function block({ variable, file, neededBy, places, status }: ListedSecret): string {
  const lines = [
    `file ${display(file)}`,
    needs[neededBy],
    ...places.map(({ setting, span }) => `${renderPlace(span)}: ${display(setting)}`),
  ];
  return `${variable}${status === undefined ? "" : ` (${status})`}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

const needs: Readonly<Record<ListedSecret["neededBy"], string>> = {
  dbt: "needed by dbt, which reads the variable",
  plugins: "needed by the selected plugins, for what runs on the platform",
  nobody: "not needed: no selected plugin refers to it",
  unknown: "needed or not: that is known when the errors are gone",
};

function json(secrets: readonly ListedSecret[]): string {
  const rows = secrets.map(({ variable, file, reference, neededBy, places, status }) => ({
    variable,
    file,
    secret_ref: reference.secret_ref,
    key: reference.key ?? null,
    neededBy,
    places: places.map(({ setting, span }) => ({
      setting: display(setting),
      file: display(span.source.shown),
      ...positionAt(span.source, span.start),
    })),
    ...(status === undefined ? {} : { status }),
  }));
  return `${JSON.stringify({ version: 1, secrets: rows }, null, 2)}\n`;
}
