import { CompiledArtifacts } from "./compiled-artifacts.ts";
import { addUnknownKeys, withoutUnknownKeys } from "./unknown-keys.ts";
import { compareToContract, contractVersion } from "./versions.ts";

/** One place of an artifact that does not fit the contract. `path` holds keys and list indexes from the root. */
export interface ArtifactIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** An artifact that was understood. `raw` is the value that was given, unchanged, so that writing it again loses
 *  nothing of a newer version; `notices` are sentences for the reader. */
export interface ReadArtifacts {
  readonly kind: "read";
  readonly artifacts: CompiledArtifacts;
  readonly raw: unknown;
  readonly notices: readonly string[];
}

/** Why an artifact cannot be read. `issues` is empty when the version alone is the reason. */
export interface RefusedArtifacts {
  readonly kind: "refused";
  readonly reason: string;
  readonly issues: readonly ArtifactIssue[];
}

/** What reading an artifact gives. */
export type ArtifactReading = ReadArtifacts | RefusedArtifacts;

/** Reads a parsed compiled_artifacts.json of any version of the contract. A version up to this one is read strictly; a
 *  newer minor version is read with a notice and keeps its unknown keys at every depth; a newer major is refused. */
export function readArtifacts(json: unknown): ArtifactReading {
  const order = compareToContract(json);
  switch (order.kind) {
    case "same":
    case "older":
      return readKnown(json, []);
    case "unstated":
      return readKnown(json, [`The artifact states no contract version; it is read as ${contractVersion}.`]);
    case "newer-minor":
      return readKnown(withoutUnknownKeys(CompiledArtifacts, json), [newerMinorNotice(order.version)], json);
    case "newer-major":
      return refused(`Contract version ${order.version} of the artifact has a newer major than ${contractVersion}.`);
    case "unreleased":
      return refused(`Contract version ${order.version} of the artifact was never released.`);
    case "malformed":
      return refused("The contract version of the artifact is not three numbers, such as `0.8.0`.");
  }
}

function readKnown(known: unknown, notices: readonly string[], raw: unknown = known): ArtifactReading {
  const parsed = CompiledArtifacts.safeParse(known);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path, message }));
    return { kind: "refused", reason: "The artifact does not fit its contract.", issues };
  }
  addUnknownKeys(parsed.data, raw);
  return { kind: "read", artifacts: parsed.data, raw, notices };
}

function newerMinorNotice(version: string): string {
  return `Contract version ${version} of the artifact is newer than ${contractVersion}; what it adds is kept unread.`;
}

function refused(reason: string): RefusedArtifacts {
  return { kind: "refused", reason, issues: [] };
}
