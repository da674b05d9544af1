import { renderYaml } from "../outputs/render-yaml.ts";

/** A text as people write it in YAML: bare where every reader takes it for that text, else in quotes. */
export function yamlText(text: string): string {
  return plain.test(text) && !meansElse.test(text) ? text : renderYaml(text).trimEnd();
}

const plain = /^(?:\.\.\/)*[A-Za-z_][A-Za-z0-9_.@/+-]*$/u;
const meansElse = /^(?:y|n|yes|no|on|off|true|false|null)$/iu;
