import { didYouMean, display, joinPath } from "floe-core";
import { npmPackageName, type PluginKind, pluginKinds, pluginName } from "floe-core/plugin";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type NewPlugin, usualPackageName } from "../new-plugin/new-plugin.ts";
import { packageFiles } from "../new-plugin/package-files.ts";
import { writePackage } from "../new-plugin/write-package.ts";
import type { Session } from "../session.ts";
import { newPluginViews } from "../views/new-plugin-view.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";

/** The options of `floe plugins new`. */
export interface NewPluginOptions {
  readonly out?: string;
  readonly package?: string;
  readonly format: keyof typeof newPluginViews;
}

/** Writes the package of a new plugin: one that installs, builds and passes its own test. Overwrites nothing. */
export const pluginsNew = command({
  name: "new",
  description: "write the package of a new plugin, with options, a rule and a test; overwrites nothing",
  argument: { name: "<kind>", description: `what it plugs in: ${pluginKinds.join(", ")}` },
  furtherArgument: {
    name: "<name>",
    description: "the `type` that manifest.yaml will select it by, such as my-engine",
  },
  options: [
    { flags: "-o, --out <folder>", description: "where to write it; a folder with the package's name when left out" },
    {
      flags: "--package <name>",
      description:
        "the name of the npm package, such as @your-company/floe-my-engine; floe-<kind>-<name> when left out",
    },
    formatOption(Object.keys(newPluginViews)),
  ],
  run: newPlugin,
});

function newPlugin(
  { argument, furtherArgument = "", options }: Given<string, NewPluginOptions>,
  { host, terminal }: Session,
): ExitCode {
  const wanted = wantedPlugin(argument, furtherArgument, options.package);
  if (typeof wanted === "string") {
    terminal.err(`error: ${wanted}\n`);
    return exitCode.usage;
  }
  const own = wanted.packageName.slice(wanted.packageName.lastIndexOf("/") + 1);
  const folder = joinPath(host.workingDirectory, options.out ?? own);
  const { written, findings } = writePackage(host, folder, packageFiles(wanted));
  const code = findings.length > 0 ? exitCode.refused : exitCode.done;
  newPluginViews[options.format]({ plugin: wanted, folder, written, findings, code }, { host, terminal });
  return code;
}

/** The plugin that the command line asks for, or what is wrong with its words. */
function wantedPlugin(kindWord: string, name: string, packageName: string | undefined): NewPlugin | string {
  // The folders of plugins have a dash where the key in manifest.yaml has an underscore.
  const kind = pluginKinds.find((each) => each === kindWord.replaceAll("-", "_"));
  if (kind === undefined) return unknownKind(kindWord);
  if (!pluginName.test(name)) {
    return `\`${display(name)}\` cannot be the type of a plugin: it begins with a small letter, and goes on with at most 62 small letters, digits, \`-\` and \`_\`.`;
  }
  const wanted = { kind, name, packageName: packageName ?? usualPackageName(kind, name) };
  return isNewPackageName(wanted.packageName)
    ? wanted
    : `\`${display(wanted.packageName)}\` cannot be the name of a new package: npm takes small letters, digits, \`-\`, \`_\` and \`.\`, as \`my-plugin\` or \`@your-company/my-plugin\`, at most 214 of them.`;
}

function unknownKind(word: string): string {
  const meant: PluginKind | undefined = pluginKinds.find((kind) => kind === didYouMean(word, pluginKinds));
  const help = meant === undefined ? `There are: ${pluginKinds.join(", ")}.` : `Did you mean ${meant}?`;
  return `\`${display(word)}\` is no kind of plugins. ${help}`;
}

// npm reads old packages with capital letters and signs, and takes no new ones.
function isNewPackageName(name: string): boolean {
  return npmPackageName.test(name) && /^[a-z0-9@/._-]{1,214}$/u.test(name);
}
