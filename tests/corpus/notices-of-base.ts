import { bundledPlugins } from "floe-cli/bundled-plugins";
import type { Diagnostic } from "floe-core";
import { memoryProject } from "floe-core/testing";
import type { CorpusCase } from "./corpus-case.ts";
import { baseFiles } from "./read-cases.ts";

/** Tells findings that a case has to expect from what its base is told already, which at another level may be an error. A
 *  notice may be about a setting that holds the base's or that it holds, since a change beside it may change what is said of a
 *  section as a whole. */
export async function isNews({ base }: CorpusCase): Promise<(finding: Diagnostic) => boolean> {
  const known = base === undefined ? [] : await noticesOfBase(base);
  return ({ severity, code, setting = "" }) =>
    !known.some(
      (notice) =>
        notice.code === code && (severity === "info" ? isAbout(notice.setting, setting) : notice.setting === setting),
    );
}

/** A notice about a base: its code and the setting. */
export interface NoticeOfBase {
  readonly code: string;
  readonly setting: string;
}

/** What a base gives beside errors and warnings. */
export function noticesOfBase(base: string): Promise<readonly NoticeOfBase[]> {
  const known = found.get(base) ?? noticesOf(base);
  found.set(base, known);
  return known;
}

const found = new Map<string, Promise<readonly NoticeOfBase[]>>();

async function noticesOf(base: string): Promise<readonly NoticeOfBase[]> {
  const project = memoryProject(baseFiles(base), { plugins: bundledPlugins });
  const { diagnostics } = await project.compile("shop/floe.yaml", { outputs: "none" });
  const notices = diagnostics.filter(({ severity }) => severity !== "error");
  return notices.map(({ code, setting = "" }) => ({ code, setting }));
}

function isAbout(one: string, other: string): boolean {
  return one === other || holds(one, other) || holds(other, one);
}

function holds(outer: string, inner: string): boolean {
  return inner.startsWith(outer) && /^[.[]/u.test(inner.slice(outer.length));
}
