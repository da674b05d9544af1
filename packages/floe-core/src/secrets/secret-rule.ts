/** What a finding is called: the code `secrets/<group>`. */
export type SecretGroup = "known-token" | "private-key" | "url-password";

/** One kind of secret that can be told by its form alone. `reference/security.md` section 5 has the table. */
export interface SecretRule {
  /** In kebab case; the description of a find names it, and nothing of the find itself. */
  readonly id: string;
  readonly group: SecretGroup;
  /** Texts of which one is in every find. Looking for them is cheap, so that most values never meet a pattern. */
  readonly marks: readonly string[];
  /** Global. Takes linear time on any text: repetitions are bounded, or cannot begin twice in one run of characters.
   *  A group `secret` narrows the find to the part that must not be seen. */
  readonly pattern: RegExp;
  /** Bits of entropy for each character below which a find is an example and no secret. */
  readonly entropyFloor: number;
  /** A last look at a find, for what a pattern cannot say. */
  readonly accepts?: (found: string) => boolean;
}
