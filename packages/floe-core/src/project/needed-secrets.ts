import { at, builtin, derived, isThere, items, type Located, optional } from "../origins/located.ts";
import { originRule } from "../origins/rules-of-origin.ts";
import { secretsWithin } from "../origins/secrets-within.ts";
import type { NeededSecret } from "../plugins/contract.ts";
import { kindRow } from "../schemas/kinds.ts";
import { type SecretReferenceLike, secretVariable } from "../secrets/reference.ts";
import type { EnforcedProject } from "./enforced-project.ts";
import type { SelectedPlugin } from "./resolved-project.ts";

/** The secrets that the selected plugins refer to, in the order of their variables, and behind them the Secrets of connections. */
export function neededSecrets(project: EnforcedProject): readonly NeededSecret[] {
  const byVariable = new Map<string, NeededSecret>();
  const ofOthers = destinationsOf(project).flatMap((each) => secretsWithin(at(each, "config")));
  const references = [
    ...ofOthers.map((reference) => neededSecret(reference, false)),
    ...referencesOf(project).map(({ selected, reference }) => neededSecret(reference, !isOfCluster(selected))),
  ];
  for (const needed of references) {
    const known = byVariable.get(needed.variable.value);
    byVariable.set(needed.variable.value, known?.inPods === true ? known : needed);
  }
  const named = [...byVariable].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, needed]) => needed);
  return [...named, ...connectionsOf(project)];
}

/** A plugin that refers to a secret. A secret in the options of two kinds is there for both. */
interface Referring {
  readonly selected: SelectedPlugin;
  readonly reference: Located<SecretReferenceLike>;
}

function referencesOf({ platform, engines }: EnforcedProject): readonly Referring[] {
  const all = [...platform.plugins.values(), ...engines.map((engine) => engine.selected)];
  return all.flatMap((selected) => {
    const { options } = selected;
    return options === undefined ? [] : secretsWithin(options).map((reference) => ({ selected, reference }));
  });
}

/** The systems that get data of the product; another program sends it. */
function destinationsOf({ product }: EnforcedProject) {
  const destinations = optional(product, "destinations");
  return destinations === undefined ? [] : items(destinations).filter(isThere);
}

function isOfCluster({ kind }: SelectedPlugin): boolean {
  return kindRow(kind).clusterOnly === true;
}

function neededSecret(reference: Located<SecretReferenceLike>, inPods: boolean): NeededSecret {
  const { secret_ref, key = "value" } = reference.value;
  return {
    name: derived(secretNameRule, secret_ref, [at(reference, "secret_ref")]),
    key: derived(secretKeyRule, key, [at(reference, "key")]),
    variable: derived(variableRule, secretVariable(reference.value), [reference]),
    form: reference.value.key === undefined ? "value" : "key",
    inPods,
  };
}

/** Secrets that are named as a whole: whoever connects knows their keys. */
function connectionsOf(project: EnforcedProject): readonly NeededSecret[] {
  const ofPlugins = [...project.platform.plugins.values()].flatMap(({ connectionSecret }) => connectionSecret ?? []);
  const all = builtin("", "all that the Secret holds");
  const ofDestinations = destinationsOf(project).flatMap((each) => optional(each, "connection_secret_ref") ?? []);
  return [...ofPlugins, ...ofDestinations].map((name) => {
    return { name, key: all, variable: all, form: "whole" as const, inPods: false };
  });
}

const variableRule = originRule("secret-variable", "the variable that a secret reference is read from");

const secretNameRule = originRule("secret-name", "the Kubernetes Secret that a reference names");

const secretKeyRule = originRule("secret-key", "the key of a reference; `value` when it names none");
