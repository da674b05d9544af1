import type { Span } from "../text/span.ts";
import { settingAt } from "../yaml/setting-at.ts";
import { documentsOf, filesOf, type ProjectFiles } from "./project-file.ts";

/** The setting of a project that a place belongs to; `undefined` for places in other files. */
export function settingOf(inputs: ProjectFiles | undefined): (span: Span) => string | undefined {
  const documents = inputs === undefined ? [] : filesOf(inputs).flatMap(documentsOf);
  return (span) => {
    const document = documents.find(({ source }) => source.path === span.source.path);
    return document && settingAt(document.root, span);
  };
}
