import { credentialOptions, optionsOfKind } from "../src/chosen-kind.ts";
import type { CredentialKind, EngineOption, EngineRow } from "../src/index.ts";

/** Options as a user could write them: all that an engine has with one kind of credentials. */
export function sampleConfig(row: EngineRow, kind: CredentialKind): Readonly<Record<string, unknown>> {
  const { chosenBy } = row.credentials;
  const ofOthers = credentialOptions(row.credentials).filter((name) => !optionsOfKind(kind).includes(name));
  const samples = Object.entries(row.options).flatMap(([name, option]) => {
    if (ofOthers.includes(name)) return [];
    const value = name === chosenBy ? chosenWord(kind) : (ofKind(name, kind) ?? sampleOf(name, option));
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(samples), threads: 2, timeout_seconds: 600 };
}

/** No more than an engine needs with one kind of credentials. */
export function smallConfig(row: EngineRow, kind: CredentialKind): Readonly<Record<string, unknown>> {
  const wanted = Object.entries(row.options).filter(([name, { needed }]) => {
    return needed === true || kind.needs.includes(name) || name === row.credentials.chosenBy;
  });
  const all = sampleConfig(row, kind);
  return Object.fromEntries(wanted.flatMap(([name]) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

/** The words by which a user chooses a kind: each, `undefined` where nothing has to be said. */
export function chosenWord({ chosenAs = [undefined] }: CredentialKind): string | undefined {
  const [word] = chosenAs;
  return word?.endsWith("://") === true ? `${word}acme.okta.com` : word;
}

// One option of Trino has words with one kind of credentials, and is true or false with another.
function ofKind(name: string, kind: CredentialKind): string | undefined {
  return name === "mutual_authentication" && chosenWord(kind) === "gssapi" ? "REQUIRED" : undefined;
}

function sampleOf(name: string, option: EngineOption): unknown {
  const { type, example, choices = [], usual, least = 1, parts = {} } = option;
  if (example !== undefined) return example;
  switch (type) {
    case "boolean":
      return usual !== true;
    case "choice":
      return choices.find((word) => word !== usual);
    case "integer":
      return Math.max(least, 1) + 1;
    case "number":
      return 2.5;
    case "secret":
      return { secret_ref: "engine", key: name.replaceAll("_", "-") };
    case "text-or-boolean":
      return true;
    case "parts":
      return Object.fromEntries(Object.entries(parts).map(([part, each]) => [part, sampleOf(part, each)]));
    default:
      return option.default ?? `a-${name}`;
  }
}
