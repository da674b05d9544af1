import { cpSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { type CompileRequest, compileProject, type DbtAnswer, directoryOf, joinPath, type SyncedFile } from "floe-core";
import { programsFor } from "../machine/programs.ts";
import { thisMachine } from "../machine/this-machine.ts";
import type { Session } from "../session.ts";
import { dbtSettings } from "./dbt-settings.ts";
import { saidByDbt } from "./said-by-dbt.ts";

const seconds = 120;

/** Has the dbt of this machine parse the project of a product with the profile that floe writes for it; `undefined` where there is no
 *  project, or no profile because of mistakes that a compile tells anyway. All that dbt writes goes to a folder that is
 *  removed afterwards. Changed files are tried in a copy of the project. */
export async function askDbt(
  request: CompileRequest,
  session: Session,
  changed: readonly SyncedFile[] = [],
): Promise<DbtAnswer | undefined> {
  const { host, context } = session;
  const { files, artifacts } = await compileProject({ ...request, outputs: "none", dbt: { kind: "unasked" } }, context);
  const profiles = files.find(({ path }) => path === "profiles.yml")?.text;
  if (profiles === undefined || artifacts === undefined) return undefined;
  const folder = directoryOf(request.productPath);
  const { project, parameters, program: name } = dbtSettings({ artifacts }, folder);
  if (!host.exists(joinPath(project, "dbt_project.yml"))) return undefined;
  const machine = session.machine ?? thisMachine;
  const program = programsFor(host, machine, request.productPath).dbt(name)?.path;
  if (program === undefined) return { kind: "not-run", reason: `there is no program \`${name}\`` };
  const scratch = mkdtempSync(join(tmpdir(), "floe-dbt-"));
  try {
    writeFileSync(join(scratch, "profiles.yml"), profiles, { mode: 0o600 });
    const places = [
      "--project-dir",
      changed.length === 0
        ? project
        : changedCopy(join(scratch, "project"), host.realPath(project) ?? project, changed),
      "--profiles-dir",
      scratch,
      "--target-path",
      scratch,
      "--log-path",
      scratch,
    ];
    const run = await machine.run({
      path: program,
      parameters: ["--no-use-colors", "parse", ...places, ...parameters],
      folder,
      variables: { ...placeholders(profiles, machine), DBT_SEND_ANONYMOUS_USAGE_STATS: "false" },
      seconds,
    });
    if (run.kind === "out-of-time") return { kind: "out-of-time", seconds };
    if (run.kind === "not-started") return { kind: "not-run", reason: `${program} could not be run (${run.errno})` };
    if (run.code !== 0) return { kind: "refused", said: saidByDbt(run) };
    return { kind: "manifest", text: readFileSync(join(scratch, "manifest.json"), "utf8") };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A copy of a project with some files changed, without what dbt and others have made there. */
function changedCopy(copy: string, project: string, changed: readonly SyncedFile[]): string {
  const isKept = (path: string): boolean => {
    const entry = lstatSync(path);
    // A pipe or a socket cannot be copied.
    const isPlain = entry.isFile() || entry.isDirectory() || entry.isSymbolicLink();
    return isPlain && !made.has(relative(project, path).split("/")[0] ?? "");
  };
  cpSync(project, copy, { recursive: true, filter: isKept });
  for (const { path, after } of changed) writeFileSync(join(copy, relative(project, path)), after);
  return copy;
}

const made: ReadonlySet<string> = new Set(["target", "logs", ".git", ".venv", "venv", "node_modules", "floe_target"]);

/** Parsing renders the profile and opens no connection, so any text does for a secret that is not set. */
function placeholders(profiles: string, machine: NonNullable<Session["machine"]>): Readonly<Record<string, string>> {
  const wanted = new Set(profiles.match(/\bDBT_ENV_SECRET_[A-Z0-9_]+/gu));
  const unset = [...wanted].filter((name) => !machine.isSet(name));
  return Object.fromEntries(unset.map((name) => [name, "not-needed-to-parse"]));
}
