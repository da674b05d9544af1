/** An option of an engine, in the words of its dbt adapter: what `config` takes under a name. Plain data, of which the schema, the
 *  dbt target and docs/engines.md are made. */
export interface EngineOption {
  readonly type: OptionType;
  /** One sentence, for editors and for docs/engines.md. */
  readonly describes: string;
  /** It has to be there, whatever the credentials are. What only one kind of credentials needs, that kind says. */
  readonly needed?: true;
  /** What floe writes where the option is left out. */
  readonly default?: string | number;
  /** What dbt's adapter takes by itself where the option is left out. */
  readonly usual?: string | number | boolean;
  /** A value that a user could write; of types without one, such as `boolean`, none is needed. */
  readonly example?: unknown;
  /** The words of a `choice`. */
  readonly choices?: readonly string[];
  /** The form of a `text`, and how to say it. */
  readonly form?: { readonly pattern: RegExp; readonly says: string };
  /** The bounds of an `integer`. */
  readonly least?: number;
  readonly most?: number;
  /** The members of `parts`. */
  readonly parts?: { readonly [name: string]: EngineOption };
}

/** What an option takes. */
export type OptionType =
  | "boolean"
  | "choice"
  | "integer"
  | "number"
  /** A text in which `{product_name}`, `{product_slug}` and `{environment}` stand for product and environment. */
  | "name"
  | "text"
  | "text-or-boolean"
  /** A text, or a reference to a secret that holds it. */
  | "text-or-secret"
  /** A reference to a secret, and nothing else. */
  | "secret"
  /** A list of texts. */
  | "list"
  /** Texts, or references to secrets, by names that are free. */
  | "texts"
  /** Anything by names that are free; references to secrets are resolved within. */
  | "table"
  /** A table with members of its own. */
  | "parts";

/** The options of an engine by name. */
export type EngineOptions = { readonly [name: string]: EngineOption };

type More = Omit<EngineOption, "type" | "describes">;

/** Makes options of a type; the rows read as a table with them. */
function ofType(type: OptionType): (describes: string, more?: More) => EngineOption {
  return (describes, more = {}) => ({ type, describes, ...more });
}

export const flag = ofType("boolean");
export const choice = ofType("choice");
export const integer = ofType("integer");
export const decimal = ofType("number");
export const nameOf = ofType("name");
export const text = ofType("text");
export const textOrBoolean = ofType("text-or-boolean");
export const textOrSecret = ofType("text-or-secret");
export const secret = ofType("secret");
export const list = ofType("list");
export const texts = ofType("texts");
export const table = ofType("table");
export const parts = ofType("parts");
