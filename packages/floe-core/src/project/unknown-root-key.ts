import { schemaKeys } from "../checking/schema-shape.ts";
import { forbiddenManifestKeys } from "../schemas/manifest/forbidden-keys.ts";
import { Manifest } from "../schemas/manifest/manifest.ts";
import { didYouMean } from "../text/did-you-mean.ts";

/** Whether a root key of manifest.yaml is unknown and resembles no known one: it may belong to a newer floe. */
export function isUnknownRootKey(key: string): boolean {
  if (key.startsWith("x-") || forbiddenManifestKeys.includes(key)) return false;
  knownKeys ??= schemaKeys(Manifest);
  return didYouMean(key, knownKeys) === undefined;
}

let knownKeys: readonly string[] | undefined;
