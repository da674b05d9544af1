import { Command } from "commander";
import { escapeUnsafe, floeVersion } from "floe-core";
import { addCommand, type CommandRun } from "./add-command.ts";
import type { AnyCommand, CommandGroup } from "./commands/command.ts";
import { compile } from "./commands/compile.ts";
import { doctor } from "./commands/doctor.ts";
import { envDiff } from "./commands/env-diff.ts";
import { envList } from "./commands/env-list.ts";
import { explain } from "./commands/explain.ts";
import { init } from "./commands/init.ts";
import { platformListProfiles } from "./commands/platform-list-profiles.ts";
import { platformPublish } from "./commands/platform-publish.ts";
import { platformPull } from "./commands/platform-pull.ts";
import { pluginsCheck } from "./commands/plugins-check.ts";
import { pluginsList } from "./commands/plugins-list.ts";
import { pluginsNew } from "./commands/plugins-new.ts";
import { pluginsShow } from "./commands/plugins-show.ts";
import { schemaExport } from "./commands/schema-export.ts";
import { secretsList } from "./commands/secrets-list.ts";
import { sync } from "./commands/sync.ts";
import { validate } from "./commands/validate.ts";

const commands: readonly (AnyCommand | CommandGroup)[] = [
  init,
  compile,
  validate,
  sync,
  explain,
  doctor,
  {
    name: "platform",
    description: "manifests in an OCI registry; only these commands use the network",
    commands: [platformPull, platformPublish, platformListProfiles],
  },
  {
    name: "schema",
    description: "JSON Schemas of the files, for editors and other languages",
    commands: [schemaExport],
  },
  { name: "env", description: "environments: platform/<name>/manifest.yaml", commands: [envList, envDiff] },
  { name: "secrets", description: "secrets that a project refers to", commands: [secretsList] },
  {
    name: "plugins",
    description: "plugins of this project",
    commands: [pluginsList, pluginsShow, pluginsNew, pluginsCheck],
  },
];

const closing = `
Exit codes: 0 done, 1 the input or its surroundings refuse it, 2 usage, 70 a bug in floe or a plugin, 130/143 signals.
Environment: FLOE_PLATFORM_ENV chooses the platform environment, SOURCE_DATE_EPOCH dates the artifact (whole seconds since
1970; empty is unset), FLOE_LOCAL_DATABASE, FLOE_LOCAL_OTLP_ENDPOINT and FLOE_LOCAL_LINEAGE_ENDPOINT adapt the platform of a product
that names no manifest to this machine, OTEL_* asks for traces, NO_COLOR, FORCE_COLOR, TERM and CI decide about colour and progress.
Compiling reads no other variable and needs no network; floe doctor also asks PATH and VIRTUAL_ENV; floe platform asks DOCKER_CONFIG, HOME,
PATH and FLOE_REGISTRY_HOST with FLOE_REGISTRY_USERNAME and FLOE_REGISTRY_PASSWORD, or FLOE_REGISTRY_TOKEN.`;

/** The commands and their help. A wrong command line, help and the version are thrown as commander's errors. */
export function program(run: CommandRun): Command {
  const { out, err } = run.session.terminal;
  const root = new Command("floe")
    .description("Compiles manifest.yaml and floe.yaml into a deployable data platform.")
    .version(floeVersion, "-V, --version")
    .addHelpText("after", closing)
    .showHelpAfterError("Run `floe --help` for the commands.")
    .configureOutput({
      writeOut: (text) => out(text),
      writeErr: (text) => err(text),
      outputError: (text, write) => write(inOneLine(text)),
    })
    .exitOverride();
  for (const each of commands) addCommand(root, each, run);
  return root;
}

/** What commander says of a command line, with the line breaks in its words made visible. One of its own stands before the
 *  suggestion. */
function inOneLine(text: string): string {
  const [, said = "", suggestion = ""] = /^(.*?)(\n\(Did you mean [^\n]*\?\))?\n?$/su.exec(text) ?? [];
  return `${escapeUnsafe(said)}${suggestion}\n`;
}
