import { contextRule } from "../../checking/rule.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { at, isAbsent, isThere, nodeOf, optional, placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import { insideText, type Span, startOf } from "../../text/span.ts";
import type { OnProduct } from "../product/places.ts";

// What an orchestrator's file is called is the plugin's affair; this is the one that comes with floe.
const untilThen = "Until then the code location, such as Dagster's `definitions.py`, does not load.";

const problems = defineDiagnostics("dbt", {
  "project-missing": problem({
    severity: "error",
    message: (p: { folder: string; below: readonly string[] }) =>
      `There is no dbt_project.yml in \`${display(p.folder)}\`.`,
    help: ({ below: [first] }) =>
      first === undefined
        ? "`dbt.project` is the folder of dbt_project.yml, relative to floe.yaml."
        : `There is one in \`${display(first)}\`.`,
    docs: {
      cause: "`dbt.project` of floe.yaml names a folder without a dbt_project.yml.",
      example: "# floe.yaml\ndbt:\n  project: transform\n",
      fix: "Correct the folder, or remove the key where dbt_project.yml stands beside floe.yaml.",
    },
  }),
  "no-project": problem({
    severity: "info",
    message: () => "No dbt project stands beside this floe.yaml, so the transforms were not compared with models.",
    help: () => `Put dbt_project.yml beside floe.yaml, or say where it is: \`dbt: {project: transform}\`. ${untilThen}`,
    docs: {
      cause:
        "There is no dbt_project.yml in the folder of floe.yaml. A code location that is written of transforms, such as Dagster's definitions.py, does not load until there is one.",
      fix: "Nothing has to be done to compile. To run the product, put the dbt project there, or name its folder in `dbt.project`; floe then compares `dependsOn` with the models' `ref()` calls.",
    },
  }),
  "project-elsewhere": problem({
    severity: "warning",
    message: (p: { below: readonly string[] }) =>
      `No dbt project stands beside this floe.yaml, but there is one in ${p.below.map((each) => `\`${display(each)}\``).join(" and ")}.`,
    help: ({ below: [first = ""] }) => `Add to floe.yaml: \`dbt: {project: ${inYaml(first)}}\`. ${untilThen}`,
    docs: {
      cause:
        "There is no dbt_project.yml in the folder of floe.yaml, floe.yaml has no `dbt.project`, and a dbt project stands at most three folders below it. A code location that is written of transforms, such as Dagster's definitions.py, does not load without a dbt project.",
      fix: "Name the folder in floe.yaml: `dbt: {project: transform}`.",
    },
  }),
});

/** A product, its dbt project, and the folders below floe.yaml that have one where none was found, relative to floe.yaml. */
interface OnMissingProject extends OnProduct {
  readonly dbt: DbtProject | undefined;
  readonly below: readonly string[];
}

export const dbtProjectIsThere = contextRule<OnMissingProject>({
  name: "dbt-project-is-there",
  problems,
  check: ({ product, dbt, below }) => {
    const source = nodeOf(product)?.span.source;
    if (dbt !== undefined || source === undefined) return [];
    const section = optional(product, "dbt");
    const folder = section && at(section, "project");
    if (folder === undefined || isAbsent(folder)) {
      const start = startOf(source);
      if (below.length === 0) return [problems["no-project"]({}, start)];
      const fix = section === undefined ? newSection(start, below) : undefined;
      return [problems["project-elsewhere"]({ below }, start, { fix })];
    }
    return isThere(folder) ? [problems["project-missing"]({ folder: folder.value, below }, placeOf(folder))] : [];
  },
});

/** The section at the end of floe.yaml, where there is one project to choose. */
function newSection({ source }: Span, below: readonly string[]) {
  const [folder = "", ...others] = below;
  if (others.length > 0 || inYaml(folder) !== folder) return undefined;
  const end = insideText({ source, start: source.text.length, end: source.text.length });
  const before = /(?:^|\n)$/u.test(source.text) ? "" : "\n";
  return { span: end, replacement: `${before}dbt:\n  project: ${folder}\n` };
}

function inYaml(folder: string): string {
  return /^[A-Za-z_][\w./-]*$/u.test(folder) ? folder : JSON.stringify(display(folder));
}
