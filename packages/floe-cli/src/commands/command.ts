import type { ExitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";

/** A command of the command line. `A` is what commander makes of its argument, `O` what it makes of its options. */
export interface Command<A, O> {
  readonly name: string;
  readonly description: string;
  readonly argument?: CommandArgument;
  /** A second one, behind it. */
  readonly furtherArgument?: CommandArgument;
  readonly options?: readonly CommandOption[];
  readonly run: (given: Given<A, O>, session: Session) => ExitCode | Promise<ExitCode>;
}

/** An argument of a command: `<name>`, `[name]` or `[names...]`. */
export interface CommandArgument {
  readonly name: string;
  readonly description: string;
  readonly default?: readonly string[];
  readonly choices?: readonly string[];
}

/** An option, such as `-o, --out <folder>`. */
export interface CommandOption {
  readonly flags: string;
  readonly description: string;
  readonly default?: string;
  readonly choices?: readonly string[];
  /** The name of an option that may not be given beside this one. */
  readonly conflicts?: string;
}

/** What a command line says after the name of the command. */
export interface Given<A, O> {
  readonly argument: A;
  readonly furtherArgument?: string;
  readonly options: O;
}

/** Commands that share their first word. */
export interface CommandGroup {
  readonly name: string;
  readonly description: string;
  readonly commands: readonly AnyCommand[];
}

/** Any command, for lists. */
export type AnyCommand = Command<never, never>;

/** A command, with the types of what it is given. */
export function command<A, O>(definition: Command<A, O>): Command<A, O> {
  return definition;
}
