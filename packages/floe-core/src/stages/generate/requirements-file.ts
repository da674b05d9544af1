import { derived } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import { materializeJson } from "../../origins/traced.ts";
import { coreOwner } from "../../outputs/core-owner.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { requirementsOutput } from "../../outputs/own-outputs.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { type JoinedPackage, joinedPackages, neededPackages } from "../../project/needed-packages.ts";
import { pipSpecifier } from "../../text/pip-specifier.ts";

const heading = `# The packages of Python that run this product, for its image: \`pip install -r requirements.txt\`.
# Written by floe from manifest.yaml and floe.yaml. Change those, then run \`floe compile\`.
`;

const apart = `# On no package index, where whoever registered the name would have it run. Install it from where it is:
`;

/** floe_target/requirements.txt: dbt, the adapters of all targets and what the plugins need, as pip reads it. */
export function requirementsFile(project: CompiledProject): GeneratedFile {
  const packages = joinedPackages(neededPackages(project, "all"));
  const others = packages.filter(({ isOnIndex }) => !isOnIndex);
  const text = [
    heading,
    ...packages.filter(({ isOnIndex }) => isOnIndex).map((each) => `${lineOf(each)}\n`),
    ...(others.length === 0 ? [] : [apart, ...others.map((each) => `#   ${lineOf(each)}\n`)]),
  ].join("");
  const settings = packages.flatMap(({ from }) => from);
  const { trace } = materializeJson(derived(requirementsRule, text, settings));
  return { path: requirementsOutput, text, owner: coreOwner, trace };
}

/** A requirement in the form of PEP 508. */
function lineOf({ package: name, extras, ranges }: JoinedPackage): string {
  const specifiers = [...new Set(ranges.map(pipSpecifier))].filter((specifier) => specifier !== "");
  return `${name}${extras.length === 0 ? "" : `[${extras.join(",")}]`}${specifiers.join(",")}`;
}

const requirementsRule = originRule("requirements", "the packages that the selected plugins and their options need");
