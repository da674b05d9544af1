import { codeArea, type NewPlugin, typeWord } from "./new-plugin.ts";

/** What src/index.ts has of the options of a plugin, as text: their schema, a rule about one of them, and which there are. */
export interface OptionTexts {
  readonly schema: string;
  readonly rule: string;
  readonly ruleName: string;
  readonly options: readonly string[];
}

/** The options of a plugin that asks a service. */
export function serviceOptions(plugin: NewPlugin): OptionTexts {
  const { name } = plugin;
  const config = `${typeWord(name)}Config`;
  return {
    options: ["url", "token", "timeout_seconds"],
    schema: `  url: z
    .url()
    .meta({ description: "Address of the service.", examples: ["https://${name.replaceAll("_", "-")}.example.com"] }),
  token: SecretReference.optional().meta({ description: "Token that the service asks for." }),
  timeout_seconds: z.int().min(1).max(600).default(30).meta({ description: "Seconds to wait for an answer." }),
`,
    ruleName: "urlIsEncrypted",
    rule: `// Codes are permanent.
const problems = defineDiagnostics("${codeArea(plugin)}", {
  "not-encrypted": problem({
    severity: "warning",
    message: (p: { url: string }) => \`\\\`\${p.url}\\\` is asked without encryption.\`,
    help: () => "Use https.",
    docs: { cause: "\`url\` begins with http.", example: "url: http://example.com\\n", fix: "Use https." },
  }),
});

/** A rule is asked as soon as the options that it reads are accepted; it says what the schema cannot. */
export const urlIsEncrypted = rule({
  name: "url-is-encrypted",
  at: optionsOf<${config}>(),
  reads: ["url"],
  problems,
  check: ({ url }) =>
    url.value.startsWith("http://") ? [problems["not-encrypted"]({ url: url.value }, placeOf(url))] : [],
});
`,
  };
}

/** The options of a quality plugin: manifest.yaml has the same for all of them, and the plugin says which it knows. */
export function qualityOptions(plugin: NewPlugin): OptionTexts {
  const config = `${typeWord(plugin.name)}Config`;
  return {
    options: ["check_timeout_seconds", "enabled"],
    schema: `  check_timeout_seconds: z.int().min(1).max(3600).default(300).meta({ description: "Seconds for one check." }),
  enabled: z.boolean().default(true).meta({ description: "Whether quality checks run." }),
`,
    ruleName: "checkHasTime",
    rule: `// Codes are permanent.
const problems = defineDiagnostics("${codeArea(plugin)}", {
  "little-time": problem({
    severity: "warning",
    message: (p: { seconds: number }) => \`A check of \${p.seconds} seconds ends before it has begun.\`,
    help: () => "Give it 10 seconds or more.",
    docs: { cause: "\`check_timeout_seconds\` is small.", example: "check_timeout_seconds: 1\\n", fix: "Raise it." },
  }),
});

/** A rule is asked as soon as the options that it reads are accepted; it says what the schema cannot. */
export const checkHasTime = rule({
  name: "check-has-time",
  at: optionsOf<${config}>(),
  reads: ["check_timeout_seconds"],
  problems,
  check: ({ check_timeout_seconds: seconds }) =>
    seconds.value < 10 ? [problems["little-time"]({ seconds: seconds.value }, placeOf(seconds))] : [],
});
`,
  };
}
