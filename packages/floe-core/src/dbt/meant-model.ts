import { didYouMean } from "../text/did-you-mean.ts";
import { rationed } from "../text/rationed.ts";
import type { DbtProject } from "./project.ts";

/** Whether a dbt project has a model, be it one that could not be read. A versioned one is known by its other names as well. */
export function hasModel({ graph, unreadModels }: DbtProject, name: string): boolean {
  return graph.models.has(name) || unreadModels.has(name) || graph.aliases.has(name);
}

/** The model that a name stands for: itself, or the version of a model whose file, or whose model, is called so. */
export function modelNamed({ graph }: DbtProject, name: string): string {
  return graph.models.has(name) ? name : (graph.aliases.get(name) ?? name);
}

/** The model of a dbt project that a name is, or most likely means. */
export function meantModel(project: DbtProject, name: string): string | undefined {
  if (hasModel(project, name)) return modelNamed(project, name);
  const asked = memory.get(project) ?? newMemory(project);
  memory.set(project, asked);
  if (!asked.meant.has(name)) asked.meant.set(name, didYouMean(name, asked.suggestions()));
  return asked.meant.get(name);
}

interface Memory {
  readonly suggestions: () => readonly string[];
  readonly meant: Map<string, string | undefined>;
}

// Several rules ask about each name, and comparing it with all models is dear.
const memory = new WeakMap<DbtProject, Memory>();

function newMemory({ graph, unreadModels }: DbtProject): Memory {
  return { suggestions: rationed([...graph.models.keys(), ...unreadModels]), meant: new Map() };
}
