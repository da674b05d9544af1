import {
  directoryOf,
  display,
  type ExplainedSettings,
  explainSettings,
  type FileRole,
  isMeaning,
  joinPath,
  kindOfFile,
  type Pointer,
  parsePointer,
  pointerOf,
  renderHuman,
  segments,
  settingMeaning,
  settingsAt,
  settingsMatching,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { meaningView } from "../views/meaning-view.ts";
import { settingView } from "../views/setting-view.ts";
import type { NamedProject } from "./chosen-project.ts";
import { optionSchemas } from "./explain-path.ts";
import { pathOf } from "./setting-path.ts";

/** A key of one of the two files, as the command line names it. */
export interface SettingSubject {
  /** `manifest.yaml`, `demo/shop/floe.yaml`. */
  readonly file: string;
  /** What stands behind the `#`: a JSON pointer, or a path with dots. */
  readonly place: string;
}

/** Whether the file part of a subject means one of the two files, and not an output. */
export function isSourceFile(file: string): boolean {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return /\.ya?ml$/u.test(name) && name !== "profiles.yml" && name !== "values.yaml";
}

/** Prints what becomes of a key: who reads it and where, or why nobody does. `project` is the
 *  product that runs on it, where the subject is a manifest. */
export async function explainSetting(
  { file, place }: SettingSubject,
  project: NamedProject,
  session: Session,
): Promise<ExitCode> {
  const { terminal, context } = session;
  const pointer = pointerIn(place);
  const chosen = chooseFile(file, project, session);
  if (pointer === undefined || chosen === undefined) {
    const reason = pointer === undefined ? `\`${display(place)}\` is no pointer` : `there is no file ${display(file)}`;
    terminal.err(`error: ${reason}. Write it as manifest.yaml#/plugins/compute or floe.yaml#/schedule/cron.\n`);
    return exitCode.refused;
  }
  const { explained, diagnostics } = await explainSettings(chosen.request, context);
  if (explained === undefined) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    terminal.err(`${renderHuman(errors, { color: terminal.color })}\n`);
    return exitCode.refused;
  }
  const asked = explained.files[chosen.role];
  const matching = segments(pointer).includes("*") ? settingsMatching(explained, asked, segments(pointer)) : [];
  const found =
    matching.length > 0 ? { kind: "settings" as const, settings: matching } : settingsAt(explained, asked, pointer);
  const shown = `${display(file)}#${display(pointer)}`;
  switch (found.kind) {
    case "settings":
      terminal.out(meaningText(explained, chosen.role, pointer, session));
      if (explained.isExample) terminal.out("For a product that says nothing of its own:\n");
      for (const setting of found.settings) terminal.out(settingView(asked.name, setting));
      return exitCode.done;
    case "not-written":
      terminal.out(meaningText(explained, chosen.role, pointer, session));
      terminal.err(
        `error: ${display(file)} does not set ${display(pointer)}, and nothing is made of a default for it.\n`,
      );
      return exitCode.refused;
    case "unknown": {
      const meant =
        found.suggestion === undefined ? "" : ` Did you mean ${display(file)}#${display(found.suggestion)}?`;
      terminal.err(`error: there is no ${shown}.${meant}\n`);
      return exitCode.refused;
    }
  }
}

/** What the key means; nothing where no schema has it, as for notes, or where the whole file is asked about. */
function meaningText(explained: ExplainedSettings, role: FileRole, pointer: Pointer, session: Session): string {
  const meaning = settingMeaning(role, segments(pointer), optionSchemas(explained, session));
  return pointer !== "" && isMeaning(meaning) ? meaningView(meaning) : "";
}

function pointerIn(place: string): Pointer | undefined {
  if (place === "/") return "";
  const pointer = parsePointer(place);
  if (pointer !== undefined) return pointer;
  const path = pathOf(place);
  return path === undefined ? undefined : pointerOf(path);
}

interface ChosenFile {
  readonly role: FileRole;
  readonly request: Parameters<typeof explainSettings>[0];
}

/** The file that is meant: the one at this path, or else that of the product, by its usual name. */
function chooseFile(file: string, { product, environment }: NamedProject, { host }: Session): ChosenFile | undefined {
  const named = joinPath(host.workingDirectory, product);
  const directory = host.listDirectory(named).kind === "done" ? named : directoryOf(named);
  const productPath = joinPath(directory, "floe.yaml");
  const path = joinPath(host.workingDirectory, file);
  if (!host.exists(path)) {
    const role = rolesByName[file];
    return role === undefined || !host.exists(productPath)
      ? undefined
      : { role, request: { kind: "product", productPath, environment } };
  }
  if (kindOfFile(host, path).value !== "Manifest")
    return { role: "product", request: { kind: "product", productPath: path, environment } };
  if (!host.exists(productPath)) return { role: "manifest", request: { kind: "manifest", manifestPath: path } };
  // With an environment it is the manifest of that, whichever lies here.
  const manifestPath = environment === undefined ? path : undefined;
  return { role: "manifest", request: { kind: "product", productPath, manifestPath, environment } };
}

const rolesByName: Readonly<Record<string, ChosenFile["role"]>> = {
  "floe.yaml": "product",
  "manifest.yaml": "manifest",
};
