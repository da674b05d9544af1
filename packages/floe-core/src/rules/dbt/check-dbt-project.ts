import { schemaKeys } from "../../checking/schema-shape.ts";
import { dbtDiagnostics } from "../../dbt/problems.ts";
import type { DbtModel, DbtProject } from "../../dbt/project.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Transform } from "../../schemas/product/transform.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { rationed } from "../../text/rationed.ts";
import { slugOf } from "../../text/slug.ts";
import { startOf } from "../../text/span.ts";
import type { YamlNode } from "../../yaml/node.ts";
import {
  elements,
  meansToHave,
  memberEntry,
  memberNode,
  type TextNode,
  textAt,
  textNode,
} from "../../yaml/read-node.ts";
import { transformName } from "../product/transform-name.ts";

/** What the comparison of floe.yaml with its dbt project found. */
export interface DbtComparison {
  readonly diagnostics: readonly Diagnostic[];
  /** Models whose transforms have misspelt names. A dependency on one of them is right. */
  readonly misnamed: ReadonlySet<string>;
}

/** Compares the transforms of floe.yaml with the models of the dbt project beside it: both describe one graph. */
export function checkDbtProject(root: YamlNode, project: DbtProject): DbtComparison {
  const list = memberNode(root, "transforms");
  const transforms = elements(list);
  const meant = meantModels(project);
  const names = transforms.flatMap((transform) => transformName(transform)?.value ?? []);
  const misnamed = new Set(names.flatMap((name) => (project.models.has(name) ? [] : (meant(name) ?? []))));
  // The model of a misspelt transform is missing there; that nobody declares it would say the same again.
  const declared = new Set([...names, ...misnamed]);
  const nodes: KnownNodes = {
    names: new Set([...project.models.keys(), ...project.otherNodes]),
    suggestions: rationed([...project.models.keys(), ...project.otherNodes]),
  };
  const diagnostics = [
    ...checkProfile(textAt(memberNode(root, "metadata"), "name"), project),
    ...transforms.flatMap((transform) => checkTransform(transform, project, meant)),
    ...[...project.models.values()].flatMap((model) => [
      // Without a readable list of transforms nothing is said about which models it has.
      ...(declared.has(model.name) || list?.kind !== "list"
        ? []
        : [dbtDiagnostics["model-undeclared"]({ name: model.name }, startOf(model.source))]),
      ...checkReferences(model, nodes),
    ]),
  ];
  return { diagnostics, misnamed };
}

/** The model that a name is, or most likely means. */
type MeantModel = (name: string) => string | undefined;

// Each name is asked about several times, and comparing it with all models is dear.
function meantModels({ models }: DbtProject): MeantModel {
  const suggestions = rationed([...models.keys()]);
  const meant = new Map<string, string | undefined>();
  return (name) => {
    if (models.has(name)) return name;
    if (!meant.has(name)) meant.set(name, didYouMean(name, suggestions()));
    return meant.get(name);
  };
}

function checkProfile(name: TextNode | undefined, { profile }: DbtProject): readonly Diagnostic[] {
  if (name === undefined || profile === undefined) return [];
  if (profile.value === name.value || profile.value === slugOf(name.value)) return [];
  const notes = [{ message: "The product is called this.", span: name.span }];
  return [dbtDiagnostics["profile-mismatch"]({ profile: profile.value }, profile.span, { notes })];
}

function checkTransform(transform: YamlNode, project: DbtProject, meant: MeantModel): readonly Diagnostic[] {
  const name = transformName(transform);
  if (name === undefined) return [];
  const model = project.models.get(name.value);
  if (model === undefined) {
    return [dbtDiagnostics["model-missing"]({ name: name.value, suggestion: meant(name.value) }, name.span)];
  }
  const dependsOn = memberEntry(transform, "dependsOn");
  const listed = elements(dependsOn?.value).flatMap((item) => textNode(item) ?? []);
  // A misspelt dependency is refused where dependencies are checked; that the meant one is missing is an echo.
  const known = new Set(listed.map(({ value }) => meant(value) ?? value));
  // Dependencies of a wrong type or under a misspelt key were reported by the schema; what they lack is an echo.
  const isReadable = dependsOn?.value.kind === "list" || !meansToHave(transform, "dependsOn", transformKeys());
  return [
    ...(isReadable ? missingEdges(model, known, project, dependsOn?.keySpan ?? name.span) : []),
    ...superfluousEdges(model, listed, project),
  ];
}

function transformKeys(): readonly string[] {
  return schemaKeys(Transform);
}

function missingEdges(
  model: DbtModel,
  known: ReadonlySet<string>,
  project: DbtProject,
  span: TextNode["span"],
): readonly Diagnostic[] {
  const reported = new Set<string>();
  return model.references.flatMap(({ target, start, end }) => {
    if (!project.models.has(target) || known.has(target) || reported.has(target)) return [];
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

/** What a `ref()` may name. */
interface KnownNodes {
  readonly names: ReadonlySet<string>;
  readonly suggestions: () => readonly string[];
}

function checkReferences(model: DbtModel, { names, suggestions }: KnownNodes): readonly Diagnostic[] {
  const unknown = model.references.filter(({ target }) => !names.has(target));
  return unknown.map(({ target, start, end }) => {
    const parameters = { name: model.name, target, suggestion: didYouMean(target, suggestions()) };
    return dbtDiagnostics["unknown-ref"](parameters, { source: model.source, start, end });
  });
}
