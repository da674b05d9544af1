import { hasOptionsOfManifest, type NewPlugin } from "./new-plugin.ts";
import { optionsOfShape, shapeOf } from "./plugin-shape.ts";

/** README.md of a plugin's package. */
export function readmeText(plugin: NewPlugin): string {
  const { kind, name, packageName } = plugin;
  return `# ${packageName}

\`${name}\` as the ${kind.replaceAll("_", " ")} of a floe platform.

\`\`\`yaml
# manifest.yaml
plugins:
${selection(plugin).join("\n")}
\`\`\`

\`floe plugins show ${kind}/${name}\` prints all options with their defaults.

## Working on it

\`\`\`sh
npm install && npm test   # builds it, and holds it against floe's contract for plugins
floe plugins check        # the same for the package as it will be published
npm pack                  # what a project installs
\`\`\`

\`src/index.ts\` is the whole plugin: its options, a rule about them, and what it gives for the outputs. \`package.json\` says under
\`floe\` what it is, which is how floe finds it without running it.
`;
}

function selection(plugin: NewPlugin): readonly string[] {
  const { kind, name } = plugin;
  const { yaml } = optionsOfShape(shapeOf(plugin), plugin);
  if (hasOptionsOfManifest(kind)) return [`  ${kind}:`, `    provider: ${name}`, ...yaml.map((line) => `    ${line}`)];
  return [`  ${kind}:`, `    type: ${name}`, "    config:", ...yaml.map((line) => `      ${line}`)];
}
