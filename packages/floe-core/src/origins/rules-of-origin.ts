/** How a value was made from others. A value itself: two rules of the same words are two rules. */
export interface OriginRule {
  /** What the rule is called, in words joined by hyphens. */
  readonly name: string;
  /** How the rule is told to people, as `floe explain` and provenance.json do. */
  readonly sentence: string;
}

/** Makes a rule; each call makes another one. */
export function originRule(name: string, sentence: string): OriginRule {
  return Object.freeze({ name, sentence });
}

// The rules that checks rely on. They are known by identity, so they are neither exported to plugins nor the rule of any
// value that a hook is given: what a plugin never holds, it cannot copy.

/** A reference to a secret became the text that dbt reads the secret with. Only `provedEnvVars` makes such a value. */
export const envVarRule = originRule("env-var", "the env_var() by which dbt reads the secret at run time");

/** A leaf is there because of a setting. The first origin is that of its text, whose power it keeps and no more: a plugin may give a
 *  constant of its own by itself. */
export const becauseRule = originRule("because-of", "it is there because another setting asks for it");

/** The source hash. It covers every byte of both files, so it says of no setting that it is read. */
export const sourceHashRule = originRule("source-hash", "a digest of both files");

/** A literal was withheld for the name of its key. */
export const withheldNameRule = originRule("withheld-name", "plain text under a sensitive name is not written");

/** A literal was withheld for its form. */
export const withheldTextRule = originRule("withheld-text", "a string in the form of a secret is not written");
