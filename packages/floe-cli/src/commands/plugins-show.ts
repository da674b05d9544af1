import {
  describePlugin,
  didYouMean,
  discoverPlugins,
  display,
  hasErrors,
  type PluginCandidate,
  projectPathsIn,
  renderHuman,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { type PluginFormat, pluginFormats, pluginView } from "../views/plugin-view.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";

/** Shows what a plugin takes: each option with its type, default and description, and an example. Runs the code of that plugin, as
 *  selecting it would, and of no other. */
export const pluginsShow = command({
  name: "show",
  description: "show the options of a plugin with their defaults and an example; its code runs, and that of no other",
  argument: { name: "<plugin>", description: "its type, such as duckdb, or its kind and type, such as compute/duckdb" },
  options: [formatOption(pluginFormats)],
  run: showPlugin,
});

async function showPlugin(
  { argument: name, options }: Given<string, { readonly format: PluginFormat }>,
  { host, context, terminal }: Session,
): Promise<ExitCode> {
  const discovery = discoverPlugins(host, projectPathsIn(host, host.workingDirectory), context.plugins.bundled);
  const chosen = chooseByName(name, discovery.candidates);
  if (typeof chosen === "string") {
    terminal.err(`error: ${chosen}\n`);
    return exitCode.refused;
  }
  const { value, diagnostics } = await describePlugin(chosen, discovery, context);
  if (diagnostics.length > 0) terminal.err(`${renderHuman(diagnostics, { color: terminal.color })}\n`, "painted");
  if (value !== undefined)
    terminal.out(pluginView(value, options.format), options.format === "json" ? "json" : "plain");
  return hasErrors(diagnostics) ? exitCode.refused : exitCode.done;
}

/** The plugin that a name means, or why none does. One that comes with floe is used before an installed one, as in a manifest. */
function chooseByName(name: string, candidates: readonly PluginCandidate[]): PluginCandidate | string {
  const fitting = candidates.filter((candidate) => name === candidate.name || name === nameWithKind(candidate));
  const [first] = fitting.toSorted((left, right) => rank(left) - rank(right));
  if (first === undefined) return unknownName(name, candidates);
  const kinds = [...new Set(fitting.map(nameWithKind))];
  return kinds.length === 1
    ? first
    : `\`${display(name)}\` is the type of several plugins. Name the kind as well: ${kinds.map(display).join(", ")}.`;
}

function unknownName(name: string, candidates: readonly PluginCandidate[]): string {
  const names = candidates.flatMap((candidate) => [candidate.name, nameWithKind(candidate)]);
  const meant = didYouMean(name, names);
  const help =
    meant === undefined ? "`floe plugins list` shows those that there are." : `Did you mean ${display(meant)}?`;
  return `there is no plugin \`${display(name)}\`. ${help}`;
}

function nameWithKind({ kind, name }: PluginCandidate): string {
  return `${kind}/${name}`;
}

function rank({ code }: PluginCandidate): number {
  return code.kind === "bundled" ? 0 : 1;
}
