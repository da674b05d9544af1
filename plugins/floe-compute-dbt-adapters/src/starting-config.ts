import type { EngineConfig } from "./engine-config.ts";
import type { EngineOption } from "./engine-option.ts";
import type { EngineRow } from "./engine-row.ts";

/** The options that an engine cannot do without, with its first kind of credentials and stand-ins for their values. Where the server
 *  is and who logs in are references as well: nobody mistakes one for a value. */
export function startingConfig({ name, options, credentials }: EngineRow): EngineConfig {
  const [kind] = credentials.kinds;
  const { chosenBy } = credentials;
  const wanted = Object.entries(options).flatMap(([key, option]) => {
    if (key === chosenBy) return option.needed === true ? [[key, kind?.chosenAs?.[0]] as const] : [];
    const isWanted = option.needed === true || kind?.needs.includes(key) === true;
    return isWanted ? [[key, standIn({ engine: name, key, option })] as const] : [];
  });
  return Object.fromEntries(wanted);
}

interface StandIn {
  readonly engine: string;
  readonly key: string;
  readonly option: EngineOption;
}

function standIn({ engine, key, option: { type, example } }: StandIn): unknown {
  const isReference = type === "secret" || type === "text-or-secret";
  return isReference ? { secret_ref: engine, key: key.replaceAll("_", "-") } : example;
}
