import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { LoadedProject } from "../project/loaded-project.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { settingAt } from "../yaml/setting-at.ts";

/** The findings with the setting that each is about, as far as it stands in one of the project's two files. */
export function withSettings(
  diagnostics: readonly Diagnostic[],
  project: Pick<LoadedProject, "product" | "manifest"> | undefined,
): readonly Diagnostic[] {
  const documents = [project?.product?.document, project?.manifest?.document].filter(isThere);
  return diagnostics.map((diagnostic) => {
    const { span } = diagnostic;
    const document = documents.find(({ source }) => source === span?.source);
    const setting = span && document && settingAt(document.root, span);
    return setting === undefined ? diagnostic : { ...diagnostic, setting };
  });
}

function isThere(document: YamlDocument | undefined): document is YamlDocument {
  return document !== undefined;
}
