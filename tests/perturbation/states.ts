import { bundledPlugins } from "floe-cli/bundled-plugins";
import { type ExplainedSetting, explainSettings, hasErrors, settingsAt } from "floe-core";
import { memoryProject } from "floe-core/testing";
import { readerTable } from "../../packages/floe-core/src/outputs/readers/reader-table.ts";
import { readerRows } from "../readers/maximal-outputs.ts";
import type { FileKind } from "./file-schema.ts";
import type { Perturbation } from "./perturb.ts";
import { compileSubject, type Subject } from "./subject.ts";

/** The settings of a file by their dotted names, with what floe says becomes of each. */
export async function statesOf(subject: Subject, file: FileKind): Promise<ReadonlyMap<string, ExplainedSetting>> {
  const { context, host } = memoryProject(subject.files, { plugins: bundledPlugins });
  const productPath = `${host.workingDirectory}/${subject.product}`;
  const { explained } = await explainSettings({ kind: "product", productPath }, context);
  if (explained === undefined) throw new Error("the subject does not compile");
  const found = settingsAt(explained, explained.files[file], "");
  if (found.kind !== "settings") throw new Error(`${file} has no settings`);
  return new Map(found.settings.map((setting) => [setting.name, setting]));
}

const table = readerTable(readerRows(), ["nightly", "fast", "dev", "second"]);

/** What a change of a leaf was seen to do: something to a leaf that somebody reads, to others only, or nothing. A compile that
 *  refused it tells no more than that it was looked at. */
export function observed({ difference, result }: Perturbation): "read" | "reached" | "refused" | "nothing" {
  if (hasErrors(result.diagnostics)) return "refused";
  const lines = [...difference.changed, ...difference.removed, ...difference.added];
  if (lines.some(isRead)) return "read";
  return lines.length > 0 ? "reached" : "nothing";
}

function isRead(line: string): boolean {
  const [output = "", leaf = ""] = line.split("#");
  return table.readersOf(output, leaf === "" ? "" : `/${leaf.slice(1)}`).length > 0;
}

/** Whether what floe says of a leaf agrees with what was seen. */
export function agrees({ state }: ExplainedSetting, seen: ReturnType<typeof observed>): boolean {
  switch (state.kind) {
    case "live":
      // What chooses or is checked shows in what is refused, or in another choice.
      return seen === "read" || seen === "refused" || state.effects.some(({ kind }) => kind !== "leaf");
    case "passed-on":
      return seen === "reached" || seen === "refused";
    case "inert":
    case "not-selected":
      return seen === "nothing" || seen === "refused";
    default:
      return seen !== "read";
  }
}

/** The codes of the findings that name a setting, or a section that holds it. */
export async function codesBySetting(subject: Subject): Promise<(file: FileKind, name: string) => readonly string[]> {
  const { diagnostics } = await compileSubject(subject);
  return (file, name) =>
    diagnostics.flatMap(({ code, setting, span }) => {
      if (setting === undefined || span?.source.shown !== subject[file]) return [];
      return name === setting || (name.startsWith(setting) && /^[.[]/u.test(name.slice(setting.length))) ? [code] : [];
    });
}

/** The codes of what is said of settings in each state. */
export const codeOfState: Readonly<Partial<Record<ExplainedSetting["state"]["kind"], string>>> = {
  "passed-on": "config/passed-on",
  "not-selected": "config/not-selected",
  inert: "config/unused-key",
};
