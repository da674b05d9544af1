import { manifestNameOf } from "./product-name-of.ts";
import { yamlText } from "./yaml-text.ts";

/** What a new manifest.yaml says. */
export interface NewManifest {
  readonly product: string;
  readonly owner: string | undefined;
  readonly schema: string;
  /** The type of the compute plugin. */
  readonly compute: string;
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
    `  compute: { type: ${yamlText(compute)} }`,
    "  orchestrator: { type: dagster }",
  ];
  return `${lines.join("\n")}\n`;
}
