import { Argument, type Command as Commander, Option, type OptionValues } from "commander";
import type { AnyCommand, Command, CommandArgument, CommandGroup, CommandOption } from "./commands/command.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Session } from "./session.ts";

/** Where commands run, and who is told how the one that ran has ended. */
export interface CommandRun {
  readonly session: Session;
  readonly finish: (code: ExitCode) => void;
}

/** Tells commander about a command, or about those of a group. */
export function addCommand(parent: Commander, entry: AnyCommand | CommandGroup, run: CommandRun): void {
  const added = parent.command(entry.name).description(entry.description);
  if ("commands" in entry) for (const each of entry.commands) addCommand(added, each, run);
  else defineCommand(added, entry, run);
}

function defineCommand<A, O>(added: Commander, command: Command<A, O>, { session, finish }: CommandRun): void {
  if (command.argument !== undefined) added.addArgument(argumentOf(command.argument));
  if (command.furtherArgument !== undefined) added.addArgument(argumentOf(command.furtherArgument));
  for (const option of command.options ?? []) added.addOption(optionOf(option));
  added.action(async () => {
    const [argument, furtherArgument] = added.processedArgs;
    finish(await command.run({ argument, furtherArgument, options: asOptions(added.opts()) }, session));
  });
}

function argumentOf(given: CommandArgument): Argument {
  const argument = new Argument(given.name, given.description);
  if (given.default !== undefined) argument.default(given.default);
  if (given.choices !== undefined) argument.choices(given.choices);
  return argument;
}

function optionOf(given: CommandOption): Option {
  const option = new Option(given.flags, given.description);
  if (given.choices !== undefined) option.choices(given.choices);
  if (given.default !== undefined) option.default(given.default);
  if (given.conflicts !== undefined) option.conflicts(given.conflicts);
  return option;
}

// Commander gives the options that the command has declared.
function asOptions<O>(values: OptionValues): O {
  return values as O;
}
