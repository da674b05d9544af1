import { escapeUnsafe } from "../../text/escape-unsafe.ts";

/** The tags of an element. */
export interface XmlElement {
  readonly open: string;
  readonly close: string;
  readonly empty: string;
}

/** An element with these attributes. */
export function xmlElement(name: string, attributes: Readonly<Record<string, string | number>>): XmlElement {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(escapeUnsafe(String(value)))}"`);
  return { open: `<${name}${written.join("")}>`, close: `</${name}>`, empty: `<${name}${written.join("")}/>` };
}

/** A text between tags, or between quotes. Characters that XML has no place for have to be visible before. */
export function xmlText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}
