import type { DbtAdapter, IdentifierFolding } from "floe-core/plugin";
import { choice, type EngineOptions, integer, nameOf } from "./engine-option.ts";

/** What floe knows of an engine that dbt has an adapter for. */
export interface EngineRow {
  /** The `type`, in manifest.yaml and for dbt. */
  readonly name: string;
  /** As its makers call it. */
  readonly title: string;
  readonly adapter: DbtAdapter;
  /** The extras of that package, by the option whose word asks for them: how dbt reaches the engine may need more. */
  readonly extras?: { readonly of: string; readonly byWord: { readonly [word: string]: string } };
  /** How it tells the names of tables apart that nobody quotes. */
  readonly identifierFolding: IdentifierFolding;
  /** All but those that every engine has. The order is that of the dbt target. */
  readonly options: EngineOptions;
  readonly credentials: Credentials;
  /** The option with dbt's name for the database, where the engine has one, and the one with the schema. */
  readonly database?: string;
  readonly schema: string;
  /** The options that say where tables are: targets that agree in all of them read each other's tables. */
  readonly place: readonly string[];
}

/** The ways in which an engine lets somebody in. */
export interface Credentials {
  /** The option that says which way is meant, where the adapter has one. */
  readonly chosenBy?: string;
  readonly kinds: readonly CredentialKind[];
}

/** One way in. The options of all kinds together are those that a user may leave out or has to choose among. */
export interface CredentialKind {
  readonly name: string;
  /** The words of `chosenBy` that mean it, `undefined` for none; `https://` stands for any address. */
  readonly chosenAs?: readonly (string | undefined)[];
  readonly needs: readonly string[];
  readonly may?: readonly string[];
  /** What dbt's adapter has to be given although it says nothing. */
  readonly writes?: { readonly [option: string]: string };
}

/** The options that every engine has, before and behind its own. */
export const threads = integer("Models that dbt runs side by side, 1 to 64.", { default: 4, least: 1, most: 64 });
export const timeoutSeconds = integer("Seconds after which the orchestrator ends a run, 1 to 86400.", {
  least: 1,
  most: 86_400,
});

/** The option with the schema, which is named for the product unless somebody says otherwise. */
export function schemaOption(word: string): EngineOptions[string] {
  return nameOf(
    `${word} of the product's tables. \`{product_name}\` and \`{product_slug}\` stand for the product, \`{environment}\` for the environment.`,
    {
      default: "{product_slug}",
      example: "shop",
    },
  );
}

/** An option that says how a client checks the server. */
export function sslMode(usual?: string): EngineOptions[string] {
  return choice("How the connection is encrypted, and the server's certificate checked.", {
    choices: ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"],
    ...(usual === undefined ? {} : { usual }),
  });
}
