import type { Examined } from "./check.ts";

const variables = /\bDBT_ENV_SECRET_[A-Z0-9_]+/gu;

/** What programs get in place of secrets: loading needs none, and what a program was not given it cannot print. They get no network
 *  of their own either: neither dbt nor Dagster tells its makers of the run. */
export function placeholders({ compiled, secrets }: Examined): Readonly<Record<string, string>> {
  const profiles = compiled.files.find(({ path }) => path === "profiles.yml")?.text ?? "";
  const names = [...(profiles.match(variables) ?? []), ...secrets.map(({ variable }) => variable)];
  return {
    ...Object.fromEntries(names.map((name) => [name, "not-needed-to-load"])),
    DBT_SEND_ANONYMOUS_USAGE_STATS: "false",
    DAGSTER_DISABLE_TELEMETRY: "yes",
    DO_NOT_TRACK: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    NO_COLOR: "1",
  };
}
