import { renderYaml } from "../outputs/render-yaml.ts";
import { manifestNameOf } from "./product-name-of.ts";
import { yamlText } from "./yaml-text.ts";

/** What a new manifest.yaml says. */
export interface NewManifest {
  readonly product: string;
  readonly owner: string | undefined;
  readonly schema: string;
  readonly compute: NewCompute;
}

/** The compute plugin of a new manifest.yaml, and the options that it cannot do without. */
export interface NewCompute {
  readonly type: string;
  readonly config: { readonly [option: string]: unknown } | undefined;
}

/** The text of a new manifest.yaml: what a platform cannot do without. */
export function manifestFileText({ product, owner, schema, compute }: NewManifest): string {
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    "# The platform that products run on.",
    "apiVersion: floe.dev/v1",
    "kind: Manifest",
    "metadata:",
    `  name: ${yamlText(manifestNameOf(product))}`,
    "  version: 0.1.0",
    `  owner: ${yamlText(owner ?? product)}`,
    "plugins:",
    ...computeLines(compute),
    "  orchestrator: { type: dagster }",
  ];
  return `${lines.join("\n")}\n`;
}

function computeLines({ type, config }: NewCompute): readonly string[] {
  if (config === undefined) return [`  compute: { type: ${yamlText(type)} }`];
  const options = renderYaml(config).trimEnd().split("\n");
  return [
    "  compute:",
    `    type: ${yamlText(type)}`,
    "    # Stand-ins: write your own. A secret is a reference; its value is in no file.",
    "    config:",
    ...options.map((line) => `      ${line}`),
  ];
}
