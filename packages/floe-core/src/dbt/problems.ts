import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { display } from "../secrets/display.ts";

/** Findings about reading the dbt project beside floe.yaml. */
export const dbtDiagnostics = defineDiagnostics("dbt", {
  "project-unreadable": problem({
    severity: "warning",
    message: (p: { reason: string }) =>
      `dbt_project.yml could not be read, so the dbt project was not compared with floe.yaml: ${display(p.reason)}`,
    help: () => "floe reads `profile` and the paths of models, seeds, snapshots and packages from it.",
    docs: {
      cause:
        "dbt_project.yml is no YAML, or passes the limits of floe. It is read by the rules of dbt's own reader: anchors, merge keys and keys that are repeated are no mistakes in it.",
      example: "# dbt_project.yml\nname: shop\nmodel-paths: [models\n",
      fix: "Correct the place that the message names.",
    },
  }),
  "packages-missing": problem({
    severity: "warning",
    message: (p: { folder: string }) =>
      `The packages of the dbt project are not all installed in \`${display(p.folder)}\`.`,
    help: () => "Run `dbt deps` in the folder of the dbt project.",
    docs: {
      cause:
        "packages.yml or dependencies.yml names more packages than are installed. dbt, and Dagster with it, refuses to start then. Until they are there, floe does not call a ref unknown, because it may lead into a package.",
      example:
        "# dbt_project.yml\nname: shop\nprofile: shop\n# packages.yml\npackages:\n  - package: dbt-labs/dbt_utils\n    version: 1.3.0\n",
      fix: "Run `dbt deps`.",
    },
  }),
  "parse-failed": problem({
    severity: "error",
    message: (p: { said: string }) => `dbt could not parse the project: ${display(p.said)}`,
    help: () => "Correct what dbt reports. `dbt parse` says the same.",
    docs: {
      cause: "With `--dbt` the dbt of this machine was asked to parse the project with floe's profile, and it refused.",
      fix: "Correct what dbt names, and run the command again.",
    },
  }),
  "not-asked": problem({
    severity: "error",
    message: (p: { reason: string }) => `dbt could not be asked: ${display(p.reason)}.`,
    help: () =>
      "Activate the environment that dbt is installed in, or name the program in FLOE_DBT. `floe doctor` says what it finds.",
    docs: {
      cause:
        "`--dbt` has the dbt of this machine parse the project: the program that FLOE_DBT names, else that of the active virtual environment, of a `.venv` or `venv` beside or above floe.yaml, or of PATH. `floe doctor` says which one that is. There is none, it could not be run, or it took too long.",
      fix: "Install dbt, or leave `--dbt` out: then floe reads the files of the project.",
    },
  }),
  "outside-repository": problem({
    severity: "warning",
    message: (p: { path: string; root: string; others: number }) =>
      `\`${display(p.path)}\`${othersOf(p.others)} ${p.others === 0 ? "leads" : "lead"} out of \`${display(p.root)}\`, the folder of this project, and ${p.others === 0 ? "is" : "are"} not read.`,
    help: () => "What is in it was not compared with floe.yaml. Keep it inside of the repository.",
    docs: {
      cause:
        "A folder that dbt_project.yml names, or a link in one, leads out of the repository. A project of somebody else could have any file of yours read, or the whole disk, so floe reads what lies in the repository (`.git`, or the file of a workspace), and without one what lies in the folder that holds both floe.yaml and its manifest. A link is followed to a file whose name has the same ending; one to nothing is reported like one that leads out.",
      example: "# dbt_project.yml\nname: shop\nprofile: shop\nmodel-paths: [models, ../../shared/models]\n",
      fix: "Move the folder into the repository, or install it as a package of dbt. dbt itself reads it all the same.",
    },
  }),
  unread: problem({
    severity: "warning",
    message: (p: { path: string; reason: string; others: number }) =>
      `\`${display(p.path)}\`${othersOf(p.others)} could not be read: ${display(p.reason)}.`,
    help: () => "It was not compared with floe.yaml; what depends on that is not reported.",
    docs: {
      cause:
        "A file or a folder of the dbt project is there, and the system refused to open it, or it is no text, or it is larger than floe reads. What floe does not know of it is not taken for a mistake.",
      fix: "Correct what the message names: the permissions, the encoding, the link.",
    },
  }),
  "too-much": problem({
    severity: "warning",
    message: (p: { path: string; limit: string }) => `\`${display(p.path)}\` ${p.limit}: it is not read.`,
    help: () =>
      "What is in it was not compared with floe.yaml. Name folders that hold nothing but the files of this project.",
    docs: {
      cause:
        "The folders of a dbt project hold more than projects do: 50,000 files and folders, 128 MiB of models, macros and properties, a million refs, 64 folders inside each other, or more than 1,000 folders are named. Most often one of them is the wrong folder.",
      fix: "Correct the paths in dbt_project.yml.",
    },
  }),
});

function othersOf(count: number): string {
  return count === 0 ? "" : ` and ${count} more ${count === 1 ? "file" : "files"}`;
}
