import { databaseMacroFile, floeDatabaseMacro } from "../../dbt/database-macro.ts";
import { modelNamed } from "../../dbt/meant-model.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { derived } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import { materializeJson } from "../../origins/traced.ts";
import { coreOwner } from "../../outputs/core-owner.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { outputPath } from "../../outputs/output-path.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { type DatabaseGroup, databaseGroups } from "../../project/database-groups.ts";
import { namedTarget, targetOf } from "../../project/target-of.ts";
import { jinjaLiteral } from "../../quality/jinja-literal.ts";

/** The macro by which dbt finds a model in the database of its own target, whichever target it runs on. */
export function databaseMacros(project: CompiledProject): readonly GeneratedFile[] {
  const dbt = project.dbtProject;
  const declarations = dbt?.declarations;
  const groups = databaseGroups(project);
  if (dbt === undefined || declarations?.macroFolder === undefined || groups.length === 0) return [];
  const text = [heading, databaseMacro(groups, dbt), ...(declarations.databaseMacro === undefined ? [hook] : [])].join(
    "\n",
  );
  const named = groups.flatMap(({ models }) =>
    models.flatMap(({ name, compute, database }) => [name, compute, database]),
  );
  const origins = [
    ...named,
    ...groups.flatMap(({ others }) => others ?? []),
    (project.environment === undefined ? namedTarget(project.product) : targetOf(project)) ?? [],
  ].flat();
  const { trace } = materializeJson(derived(databasesRule, text, origins));
  const path = outputPath(`${declarations.macroFolder}/${databaseMacroFile}`);
  return [{ path, text, place: "dbt-project", owner: coreOwner, trace }];
}

const heading = `{# Written by floe from manifest.yaml and floe.yaml. Change those, then run \`floe compile\`. #}
{# The database of a model that runs on a target of its own, and of the rest; none on targets that floe does not know. #}`;

function databaseMacro(groups: readonly DatabaseGroup[], dbt: DbtProject): string {
  return `{% macro ${floeDatabaseMacro}(node) %}
  {%- if node is none -%}{{ return(none) }}{%- endif -%}
  {%- set version = "_v" ~ node.version if node.version is defined and node.version is not none else "" -%}
  {%- set is_own = node.package_name == project_name and node.resource_type in ["model", "seed", "snapshot"] -%}
  {%- set name = node.name ~ version if is_own else "" -%}
${groups.map((group) => branchOf(group, dbt)).join("")}  {{ return(none) }}
{% endmacro %}
`;
}

function branchOf({ targets, models, others }: DatabaseGroup, dbt: DbtProject): string {
  const databases = Object.fromEntries(
    models.map(({ name, database }) => [modelNamed(dbt, name.value), database.value]),
  );
  return `  {%- if target.name in ${jinjaLiteral(targets)} -%}
    {{ return(${jinjaLiteral(databases)}.get(name, ${jinjaLiteral(others?.value)})) }}
  {%- endif -%}
`;
}

const hook = `{% macro generate_database_name(custom_database_name=none, node=none) %}
  {%- set named = ${floeDatabaseMacro}(node) if custom_database_name is none else none -%}
  {{ return(named or dbt.generate_database_name(custom_database_name, node)) }}
{% endmacro %}
`;

const databasesRule = originRule("databases", "the databases of the targets that the transforms run on");
