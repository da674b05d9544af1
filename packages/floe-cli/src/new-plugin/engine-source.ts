import { codeArea, type NewPlugin, typeWord } from "./new-plugin.ts";

/** src/index.ts of a compute plugin. */
export function engineSource(plugin: NewPlugin): string {
  const { name } = plugin;
  const config = `${typeWord(name)}Config`;
  return `import {
  at,
  builtin,
  defineDiagnostics,
  definePlugin,
  members,
  optionsOf,
  placeOf,
  problem,
  rule,
  type TargetContext,
  type TracedJson,
  withEnvVars,
} from "floe-core/plugin";
import { SecretReference } from "floe-core/schemas";
import * as z from "zod";

// The module and its hooks only compute: floe ends a hook after 10 seconds, and the loading of the module after 30, as a bug
// of the plugin.

/** The options of \`plugins.compute.config\` for \`type: ${name}\`. Strict, with a description for every option. */
export const ${config} = z.strictObject({
  host: z
    .string()
    .min(1)
    .meta({ description: "Host of the engine.", examples: ["${name.replaceAll("_", "-")}.example.com"] }),
  port: z.int().min(1).max(65_535).default(8443).meta({ description: "Port that it listens on." }),
  password: SecretReference.meta({ description: "Password of the user that runs the models." }),
  threads: z.int().min(1).max(64).default(4).meta({ description: "Models that run side by side, 1 to 64." }),
  settings: z.record(z.string(), z.unknown()).default({}).meta({ description: "Further settings of the session." }),
});
/** The options after the schema has filled in its defaults. */
export type ${config} = z.output<typeof ${config}>;

// Codes are permanent.
const problems = defineDiagnostics("${codeArea(plugin)}", {
  "port-in-host": problem({
    severity: "error",
    message: (p: { host: string }) => \`\\\`\${p.host}\\\` is a host with a port.\`,
    help: () => "Write the port under \`port\`.",
    docs: { cause: "\`host\` has a colon in it.", example: "host: example.com:8443\\n", fix: "Use \`port\` for the port." },
  }),
});

/** A rule is asked as soon as the options that it reads are accepted; it says what the schema cannot. */
export const hostHasNoPort = rule({
  name: "host-has-no-port",
  at: optionsOf<${config}>(),
  reads: ["host"],
  problems,
  check: ({ host }) =>
    host.value.includes(":") ? [problems["port-in-host"]({ host: host.value }, placeOf(host))] : [],
});

/** The target of the dbt profile, in the words of dbt's adapter. Every leaf comes from an option or says why it is what it is; a
 *  secret becomes the \`env_var()\` that dbt reads it with. */
function dbtTarget({ config, product }: TargetContext<${config}>): TracedJson {
  const settings = members(at(config, "settings")).map(([key, value]) => [key, withEnvVars(value)] as const);
  return {
    type: builtin("${name}", "the dbt adapter that goes with this plugin"),
    host: at(config, "host"),
    port: at(config, "port"),
    password: withEnvVars(at(config, "password")),
    schema: product.slug,
    threads: at(config, "threads"),
    ...(settings.length === 0 ? {} : { settings: Object.fromEntries(settings) }),
  };
}

/** The package exports it under this name, which is how floe finds it. */
export const plugin = definePlugin({
  kind: "compute",
  name: "${name}",
  config: ${config},
  rules: [hostHasNoPort],
  // How the engine compares names that nobody quotes. Without it floe compares them without case.
  identifierFolding: "lower",
  dbtTarget,
  // What the adapter reads of the target. A claim is a promise: of what is left out, floe tells users that nothing reads it.
  dbtReads: ["/host", "/port", "/password", "/schema", "/settings/**"],
});
`;
}
