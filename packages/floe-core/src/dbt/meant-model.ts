import { didYouMean } from "../text/did-you-mean.ts";
import { rationed } from "../text/rationed.ts";
import type { DbtProject } from "./project.ts";

/** Whether a dbt project has a model, be it one that could not be read. */
export function hasModel({ models, unreadModels }: DbtProject, name: string): boolean {
  return models.has(name) || unreadModels.has(name);
}

/** The model of a dbt project that a name is, or most likely means. */
export function meantModel(project: DbtProject, name: string): string | undefined {
  if (hasModel(project, name)) return name;
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

function newMemory({ models, unreadModels }: DbtProject): Memory {
  return { suggestions: rationed([...models.keys(), ...unreadModels]), meant: new Map() };
}
