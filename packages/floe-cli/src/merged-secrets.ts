import type { ProjectSecret, SecretNeed } from "floe-core";

/** A secret of one or several products, and whether it is at hand where somebody asked for that. */
export interface ListedSecret extends ProjectSecret {
  readonly status?: SecretStatus;
}

/** `set` in the environment, `mounted` as a file, or `missing`. */
export type SecretStatus = "set" | "mounted" | "missing";

/** The secrets of several products, each once, with all places that refer to it and the strongest need for it. */
export function mergedSecrets(found: readonly (readonly ProjectSecret[])[]): readonly ProjectSecret[] {
  const merged = new Map<string, ProjectSecret>();
  for (const secret of found.flat()) {
    const known = merged.get(secret.variable);
    merged.set(secret.variable, known === undefined ? secret : both(known, secret));
  }
  return [...merged.values()];
}

function both(left: ProjectSecret, right: ProjectSecret): ProjectSecret {
  const isKnown = ({ span }: ProjectSecret["places"][number]): boolean =>
    left.places.some((place) => place.span.source.path === span.source.path && place.span.start === span.start);
  const neededBy = needs.find((need) => need === left.neededBy || need === right.neededBy) ?? left.neededBy;
  return { ...left, neededBy, places: [...left.places, ...right.places.filter((place) => !isKnown(place))] };
}

const needs: readonly SecretNeed[] = ["dbt", "plugins", "unknown", "nobody"];
