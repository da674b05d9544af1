import type { EngineConfig } from "./engine-config.ts";
import type { CredentialKind, Credentials } from "./engine-row.ts";

/** The options that belong to some kind of credentials. */
export function credentialOptions({ kinds }: Credentials): readonly string[] {
  return [...new Set(kinds.flatMap(optionsOfKind))];
}

/** All that a kind takes. */
export function optionsOfKind({ needs, may = [] }: CredentialKind): readonly string[] {
  return [...needs, ...may];
}

/** The kinds that the adapter would look at: all, or those that the option which chooses means. */
export function kindsInReach({ chosenBy, kinds }: Credentials, config: EngineConfig): readonly CredentialKind[] {
  if (chosenBy === undefined) return kinds;
  const word = config[chosenBy];
  return kinds.filter(({ chosenAs = [] }) => chosenAs.some((meant) => isMeant(meant, word)));
}

/** The kind that the options make up: all that it needs is there, and nothing of another one. */
export function chosenKind(credentials: Credentials, config: EngineConfig): CredentialKind | undefined {
  const given = givenOptions(credentials, config);
  return kindsInReach(credentials, config).find(
    (kind) => lackingOf(kind, given).length === 0 && foreignTo(kind, given).length === 0,
  );
}

/** The options of credentials that are there. */
export function givenOptions(credentials: Credentials, config: EngineConfig): readonly string[] {
  return credentialOptions(credentials).filter((name) => config[name] !== undefined);
}

/** What a kind needs and is not given. */
export function lackingOf({ needs }: CredentialKind, given: readonly string[]): readonly string[] {
  return needs.filter((name) => !given.includes(name));
}

/** What is given and means nothing to a kind. */
export function foreignTo(kind: CredentialKind, given: readonly string[]): readonly string[] {
  const own = optionsOfKind(kind);
  return given.filter((name) => !own.includes(name));
}

function isMeant(meant: string | undefined, word: unknown): boolean {
  if (meant === undefined || typeof word !== "string") return meant === word;
  return meant.endsWith("://") ? word.startsWith(meant) : meant === word;
}
