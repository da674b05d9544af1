/** Seconds that one call of a hook, or of the schema of its options, may take. Hooks compute and wait for nothing, so an
 *  honest one needs milliseconds: this leaves a factor of a thousand for slow machines, and CI still gets an answer. */
export const hookSeconds = 10;

/** Seconds until the module of a plugin has run. Longer, since its dependencies may come from a cold network disk. */
export const loadSeconds = 30;

/** What a call of a plugin's code may take, and the plugin's bug when that was not enough. */
export interface TimeLimit {
  readonly seconds: number;
  /** An error that names the plugin and what was called. `reason` goes on after "failed in `files`:". */
  readonly bug: (reason: string) => Error;
}

/** Calls a function, and throws the limit's bug when the time is up. */
export type CallWithin = <T>(limit: TimeLimit, call: () => T) => T;

/** Calls a function without a limit: for plugins that come with the command, which are as trusted as its own code, and
 *  for tests. */
export const callWithoutLimit: CallWithin = (_limit, call) => call();
