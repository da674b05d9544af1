/** An element of an XML document: enough of XML for what floe writes, and strict about it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Reads a document. Throws where it is not well-formed XML 1.0, or uses what floe does not: comments, CDATA. */
export function readXml(document: string): XmlElement {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(declaration)) throw new Error("no XML declaration");
  if (forbidden.test(document)) throw new Error("a character that XML has no place for");
  const { element, end } = readElement(document, declaration.length);
  if (document.slice(end).trim() !== "") throw new Error("something stands behind the root");
  return element;
}

// Everything but tab, line breaks and the characters of the production `Char`.
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function readElement(document: string, start: number): { readonly element: XmlElement; readonly end: number } {
  const open = /<([A-Za-z][\w-]*)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>/uy;
  open.lastIndex = start;
  const match = open.exec(document);
  if (match === null) throw new Error(`no element at ${start}: ${document.slice(start, start + 60)}`);
  const [whole, name = "", written = "", empty] = match;
  const attributes = readAttributes(written);
  let at = start + whole.length;
  const children: XmlElement[] = [];
  let text = "";
  while (empty !== "/") {
    const next = document.indexOf("<", at);
    if (next === -1) throw new Error(`<${name}> is not closed`);
    text += unescaped(document.slice(at, next));
    if (document.startsWith(`</${name}>`, next))
      return { element: { name, attributes, children, text }, end: next + name.length + 3 };
    const child = readElement(document, next);
    children.push(child.element);
    at = child.end;
  }
  return { element: { name, attributes, children, text }, end: at };
}

function readAttributes(written: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const [, key = "", value = ""] of written.matchAll(/([\w-]+)="([^"]*)"/gu)) {
    if (key in attributes) throw new Error(`the attribute ${key} stands twice`);
    attributes[key] = unescaped(value);
  }
  return attributes;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/u.test(text) || text.includes("]]>")) throw new Error(`bare markup: ${text}`);
  return text.replace(/&(\w+);/gu, (_, name: string) => entities[name] ?? "");
}
