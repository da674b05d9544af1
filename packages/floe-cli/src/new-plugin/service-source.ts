import type { PluginKind } from "floe-core/plugin";
import { hasOptionsOfManifest, type NewPlugin, typeWord } from "./new-plugin.ts";
import { type OptionTexts, qualityOptions, serviceOptions } from "./option-texts.ts";
import { shapeOf } from "./plugin-shape.ts";

/** What a plugin has beside the address of a service. */
export interface MoreHooks {
  readonly imports: readonly string[];
  /** Functions that stand before the plugin. */
  readonly functions: string;
  /** Its members, each a line. */
  readonly members: readonly string[];
}

/** src/index.ts of a plugin that tells its part at run time where a service is. */
export function serviceSource(plugin: NewPlugin, more?: MoreHooks): string {
  const { kind, name } = plugin;
  const config = `${typeWord(name)}Config`;
  const texts = shapeOf(plugin) === "checker" ? qualityOptions(plugin) : serviceOptions(plugin);
  const secrets = texts.schema.includes("SecretReference")
    ? 'import { SecretReference } from "floe-core/schemas";\n'
    : "";
  const imported = [
    "defineDiagnostics",
    "definePlugin",
    "optionsOf",
    "placeOf",
    "problem",
    "rule",
    ...(more?.imports ?? []),
  ].toSorted(byName);
  return `${importLine(imported)}
${secrets}import * as z from "zod";

// The module and its hooks only compute: floe ends a hook after 10 seconds, and the loading of the module after 30, as a bug
// of the plugin.

/** The options of \`${optionsPlace(kind)}\`. Strict, with a description for every option. */
export const ${config} = z.strictObject({
${texts.schema}});
/** The options after the schema has filled in its defaults. */
export type ${config} = z.output<typeof ${config}>;

${texts.rule}${more === undefined ? "" : `\n${more.functions}`}
/** The package exports it under this name, which is how floe finds it. */
export const plugin = definePlugin({
  kind: "${kind}",
  name: "${name}",
  config: ${config},
  rules: [${texts.ruleName}],
${more === undefined ? readAtRunTime(texts) : more.members.map((line) => `  ${line}\n`).join("")}});
`;
}

function optionsPlace(kind: PluginKind): string {
  return hasOptionsOfManifest(kind) ? `plugins.${kind}` : `plugins.${kind}.config`;
}

function readAtRunTime({ options }: OptionTexts): string {
  return `  // What its part at run time reads of the outputs, where these options stand as well. A claim is a promise: of what is left out,
  // floe tells users that nothing reads it. Files and Helm values of its own come from the hooks \`files\` and \`helm\`.
  readAtRunTime: [${options.map((option) => `"/${option}"`).join(", ")}],
`;
}

/** What a plugin imports to write a file. */
export const schedulerImports = ["at", "type GenerateContext", "type GeneratedFile", "materializeJson", "outputPath"];

/** The hooks of an orchestrator: a file that its scheduler loads. */
export function schedulerHooks({ name }: NewPlugin): Omit<MoreHooks, "imports"> {
  const file = `${name.replaceAll("_", "-")}.json`;
  return {
    functions: `/** What the scheduler loads: which product it is, and where the server is. Each leaf says where it comes from. */
function workflowFile({ config, product, plugin: owner }: GenerateContext<${typeWord(name)}Config>): GeneratedFile {
  const { value, trace } = materializeJson({
    product: product.name,
    url: at(config, "url"),
    timeout_seconds: at(config, "timeout_seconds"),
  });
  return { path: outputPath("${file}"), text: \`\${JSON.stringify(value, null, 2)}\\n\`, owner, trace };
}
`,
    members: [
      "files: (context) => [workflowFile(context)],",
      "// Who reads what. A claim is a promise: of what is left out, floe tells users that nothing reads it.",
      `readers: [{ name: "${name}", output: "${file}", reads: ["/**"] }],`,
      "// What it reads of its part of the artifact: its own options, and what floe adds for every orchestrator.",
      'readAtRunTime: ["/token", "/schedule", "/compute", "/product", "/dbt"],',
    ],
  };
}

// As formatters sort them: without case, and without the word that a type is imported with.
function byName(left: string, right: string): number {
  const word = (name: string): string => name.replace("type ", "").toLowerCase();
  return word(left) < word(right) ? -1 : 1;
}

function importLine(names: readonly string[]): string {
  const line = `import { ${names.join(", ")} } from "floe-core/plugin";`;
  return line.length <= 120
    ? line
    : `import {\n${names.map((name) => `  ${name},\n`).join("")}} from "floe-core/plugin";`;
}
