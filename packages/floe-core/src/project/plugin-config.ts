import { members } from "../origins/located.ts";
import type { TracedJson } from "../origins/traced.ts";
import { withoutPlaintext } from "../origins/withhold.ts";
import type { SelectedPlugin } from "./resolved-project.ts";

/** The options of a plugin for an output, and the secret of its connection; plain text under a sensitive name is
 *  withheld. */
export function pluginConfig({ options, connectionSecret }: SelectedPlugin): Readonly<Record<string, TracedJson>> {
  const present = options === undefined ? [] : members(options).filter(([, member]) => member.value !== undefined);
  const traced = Object.fromEntries(present.map(([key, member]) => [key, withoutPlaintext(member, key)]));
  return connectionSecret === undefined ? traced : { ...traced, connection_secret_ref: connectionSecret };
}
