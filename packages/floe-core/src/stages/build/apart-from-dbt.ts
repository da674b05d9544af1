import { databaseMacroFile } from "../../dbt/database-macro.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { projectSettings } from "../../dbt/project-settings.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Host } from "../../host/host.ts";
import { joinPath, relativePath, shownPath } from "../../host/paths.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { isOutputPath } from "../../outputs/output-path.ts";
import { selectorsName } from "../../outputs/own-outputs.ts";
import { sealed } from "../../outputs/seal.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { display } from "../../secrets/display.ts";

/** What can be said about outputs that `--out` takes away from the dbt project. */
export const apartDiagnostics = defineDiagnostics("outputs", {
  "not-seen-by-dbt": problem({
    severity: "warning",
    message: (p: { folder: string; key: "test-paths" | "macro-paths"; paths: readonly string[] }) =>
      `dbt does not look into \`${display(p.folder)}\`, ${without[p.key]}.`,
    help: ({ key, paths }) =>
      `Name the folder in dbt_project.yml, \`${key}: [${paths.map((path) => display(path)).join(", ")}]\`; or compile without \`--out\`.`,
    docs: {
      cause:
        "`floe compile --out` writes all files into the folder that it names, also the dbt tests of the quality checks and the macro that says in which database a model is. dbt looks for both only where `test-paths` and `macro-paths` of dbt_project.yml say.",
      fix: "Add the folder to `test-paths` or `macro-paths`, after those that are there, or compile without `--out`.",
    },
  }),
  "selectors-apart": problem({
    severity: "warning",
    message: (p: { path: string; wanted: string }) =>
      `dbt does not read \`${display(p.path)}\`, so it does not know the selectors for the tags in floe.yaml.`,
    help: ({ wanted }) =>
      `Copy it to \`${display(wanted)}\` after each compile that changes it; or compile without \`--out\`.`,
    docs: {
      cause:
        "dbt reads selectors.yml beside dbt_project.yml and nowhere else, and no option names another place. `floe compile --out` writes the file into the folder that it names.",
      fix: "Copy the file beside dbt_project.yml, or compile without `--out`.",
    },
  }),
  "without-dbt-project": problem({
    severity: "warning",
    message: (p: { folder: string; wanted: string }) =>
      `\`${display(p.folder)}\` lies outside of the repository, so what is written there does not find the dbt project.`,
    help: ({ wanted }) =>
      `Copy the dbt project to it, so that there is \`${display(wanted)}\`; or name a folder of the repository.`,
    docs: {
      cause:
        "`floe compile --out` names a folder outside of the repository; without one, outside of the folder that floe.yaml and manifest.yaml share. The outputs hold no path that is true on this machine alone, so definitions.py looks for the dbt project beside itself.",
      fix: "Copy the dbt project there, as an image does it, or choose a folder of the repository.",
    },
  }),
});

const without = {
  "test-paths": "so it never runs the quality checks there",
  "macro-paths": "so it looks for models of other targets in the wrong database",
} as const;

/** Where a set of files goes that is not beside floe.yaml. */
export interface SetApart {
  readonly host: Host;
  readonly root: string;
  /** Whether the outputs can tell the way to floe.yaml. */
  readonly isNear: boolean;
}

/** Says what of a set of files dbt, or whoever runs it, does not find because the set is not beside floe.yaml. */
export function apartFromDbt(project: GeneratedProject, place: SetApart): readonly Diagnostic[] {
  const { host, root, isNear } = place;
  const { dbtProject: dbt, directory } = project;
  if (dbt === undefined) return [];
  const shown = (path: string): string => shownPath(path, host.workingDirectory);
  if (isNear)
    return [
      ...unseenFolders(project, dbt, place),
      ...unseenSelectors(project, { wanted: joinPath(dbt.directory, selectorsName), ...place }),
    ];
  const wanted = joinPath(root, relativePath(joinPath(dbt.directory, "dbt_project.yml"), directory));
  if (host.exists(wanted)) return [];
  const names = { folder: shown(root), wanted: shown(wanted) };
  return [apartDiagnostics["without-dbt-project"](names, undefined, { about: [shown(root)] })];
}

function unseenFolders({ files }: GeneratedProject, dbt: DbtProject, { host, root }: SetApart): readonly Diagnostic[] {
  const { testFolder, macroFolder } = dbt.declarations;
  const kinds = [
    { kind: "tests", key: "test-paths", folder: testFolder, begins: `${testFolder}/floe/` },
    { kind: "macros", key: "macro-paths", folder: macroFolder, begins: `${macroFolder}/${databaseMacroFile}` },
  ] as const;
  return kinds.flatMap(({ kind, key, folder, begins }) => {
    if (folder === undefined || !files.some(({ path }) => path.startsWith(begins))) return [];
    const { folders, areAll } = projectSettings(dbt.directory, dbt.settings).folders(kind);
    const written = joinPath(root, folder);
    // A folder that dbt works out may be this one.
    if (!areAll || folders.some(({ path }) => `${written}/`.startsWith(`${path}/`))) return [];
    const paths = [...folders.map(({ path }) => path), written].map((path) => relativePath(path, dbt.directory));
    const shown = shownPath(written, host.workingDirectory);
    return [apartDiagnostics["not-seen-by-dbt"]({ folder: shown, key, paths }, undefined, { about: [shown] })];
  });
}

function unseenSelectors(
  { files, directory }: GeneratedProject,
  { host, root, wanted }: SetApart & { readonly wanted: string },
): readonly Diagnostic[] {
  const file = files.find(({ path }) => path === relativePath(wanted, directory));
  if (file === undefined || isCopied(host, wanted, file)) return [];
  const names = [joinPath(root, file.path), wanted].map((path) => shownPath(path, host.workingDirectory));
  const [path = "", copy = ""] = names;
  return [apartDiagnostics["selectors-apart"]({ path, wanted: copy }, undefined, { about: [path] })];
}

function isCopied(host: Host, wanted: string, { path, text }: GeneratedFile): boolean {
  const read = host.readFile(wanted, { maxBytes: 16 * 1024 * 1024 });
  return read.kind === "done" && isOutputPath(path) && new TextDecoder().decode(read.value) === sealed(path, text);
}
