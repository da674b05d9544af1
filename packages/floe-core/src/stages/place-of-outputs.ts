import type { Host } from "../host/host.ts";
import { directoryOf } from "../host/paths.ts";
import { environmentRoot } from "./build/build.ts";
import { chosenEnvironment, type ManifestChoice } from "./load/chosen-environment.ts";

/** Where the files of a product go. */
export interface PlaceOfOutputs {
  readonly root: string;
  readonly environment: string | undefined;
  /** The folder of floe.yaml, where what dbt looks for in its project stays there. */
  readonly sharedRoot: string | undefined;
}

/** What decides where the files of a product go. */
export interface OutputsOf extends ManifestChoice {
  readonly productPath: string;
  readonly outputRoot?: string | undefined;
}

/** Works out where they go: where `--out` says, else to the folder of the environment, else beside floe.yaml. */
export function placeOfOutputs(host: Host, request: OutputsOf): PlaceOfOutputs {
  const directory = directoryOf(request.productPath);
  const environment = chosenEnvironment(host, request);
  if (request.outputRoot !== undefined) return { root: request.outputRoot, environment, sharedRoot: undefined };
  const sharedRoot = environment === undefined ? undefined : directory;
  return { root: environmentRoot(directory, environment), environment, sharedRoot };
}
