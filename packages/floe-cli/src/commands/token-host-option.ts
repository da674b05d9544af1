import type { CommandOption } from "./command.ts";

/** `--token-host`, of the commands that ask a registry. */
export const tokenHostOption: CommandOption = {
  flags: "--token-host <host>",
  description: "let the token service of the registry be on this host of another domain",
};

/** The hosts of token services that a command line allows beside the usual ones. */
export function tokenHostsOf({ tokenHost }: { readonly tokenHost?: string }): ReadonlySet<string> {
  return new Set(tokenHost === undefined ? [] : [tokenHost]);
}
