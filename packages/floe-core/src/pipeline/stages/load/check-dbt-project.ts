import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { slugOf } from "../../../naming/slug.ts";
import { elements, memberEntry, memberNode, type TextNode, textAt, textNode } from "../../../source/read-node.ts";
import type { YamlNode } from "../../../source/yaml-node.ts";
import { didYouMean } from "../../../text/did-you-mean.ts";
import { startOf } from "../../../text/span.ts";
import { dbtDiagnostics } from "./dbt-diagnostics.ts";
import type { DbtModel, DbtProject } from "./dbt-project.ts";

/** Compares the transforms of floe.yaml with the models of the dbt project beside it: both describe one graph. */
export function checkDbtProject(root: YamlNode, project: DbtProject): readonly Diagnostic[] {
  const transforms = elements(memberNode(root, "transforms"));
  const declared = new Set(transforms.flatMap((transform) => textAt(transform, "name")?.value ?? []));
  return [
    ...checkProfile(textAt(memberNode(root, "metadata"), "name"), project),
    ...transforms.flatMap((transform) => checkTransform(transform, project)),
    ...[...project.models.values()].flatMap((model) => [
      ...(declared.has(model.name)
        ? []
        : [dbtDiagnostics["model-undeclared"]({ name: model.name }, startOf(model.source))]),
      ...checkReferences(model, project),
    ]),
  ];
}

function checkProfile(name: TextNode | undefined, { profile }: DbtProject): readonly Diagnostic[] {
  if (name === undefined || profile === undefined) return [];
  if (profile.value === name.value || profile.value === slugOf(name.value)) return [];
  const notes = [{ message: "The product is called this.", span: name.span }];
  return [dbtDiagnostics["profile-mismatch"]({ profile: profile.value }, profile.span, { notes })];
}

function checkTransform(transform: YamlNode, project: DbtProject): readonly Diagnostic[] {
  const name = textAt(transform, "name");
  if (name === undefined) return [];
  const model = project.models.get(name.value);
  if (model === undefined) {
    const suggestion = didYouMean(name.value, [...project.models.keys()]);
    return [dbtDiagnostics["model-missing"]({ name: name.value, suggestion }, name.span)];
  }
  const dependsOn = memberEntry(transform, "dependsOn");
  const listed = elements(dependsOn?.value).flatMap((item) => textNode(item) ?? []);
  return [
    ...missingEdges(model, listed, project, dependsOn?.keySpan ?? name.span),
    ...superfluousEdges(model, listed, project),
  ];
}

function missingEdges(
  model: DbtModel,
  listed: readonly TextNode[],
  project: DbtProject,
  span: TextNode["span"],
): readonly Diagnostic[] {
  const names = new Set(listed.map(({ value }) => value));
  const reported = new Set<string>();
  return model.references.flatMap(({ target, start, end }) => {
    if (!project.models.has(target) || names.has(target) || reported.has(target)) return [];
    reported.add(target);
    const notes = [{ message: "It is read here.", span: { source: model.source, start, end } }];
    return [dbtDiagnostics["edge-missing"]({ name: model.name, target }, span, { notes })];
  });
}

// A dependency on nothing is an error of its own, reported where dependencies are checked.
function superfluousEdges(model: DbtModel, listed: readonly TextNode[], project: DbtProject): readonly Diagnostic[] {
  const read = new Set(model.references.map(({ target }) => target));
  const superfluous = listed.filter(
    ({ value }) => project.models.has(value) && value !== model.name && !read.has(value),
  );
  return superfluous.map(({ value, span }) =>
    dbtDiagnostics["edge-superfluous"]({ name: model.name, target: value }, span),
  );
}

function checkReferences(model: DbtModel, project: DbtProject): readonly Diagnostic[] {
  const known = [...project.models.keys(), ...project.otherNodes];
  const unknown = model.references.filter(({ target }) => !known.includes(target));
  return unknown.map(({ target, start, end }) => {
    const parameters = { name: model.name, target, suggestion: didYouMean(target, known) };
    return dbtDiagnostics["unknown-ref"](parameters, { source: model.source, start, end });
  });
}
