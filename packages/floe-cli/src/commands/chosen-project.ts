import { directoryOf, type ExplainedSettings, explainSettings, joinPath, type LoadRequest } from "floe-core";
import type { Session } from "../session.ts";

/** The project that an explanation can be about. */
export interface ChosenProject {
  readonly explained: ExplainedSettings | undefined;
  /** Why nothing is known of the project that is there. */
  readonly problem: string | undefined;
}

/** The project of a command line. */
export interface NamedProject {
  /** The folder of the product, or its file. */
  readonly product: string;
  /** From `--env`. */
  readonly environment?: string | undefined;
}

/** The product of a folder, or its manifest by itself. */
export async function chosenProject(
  { product, environment }: NamedProject,
  { host, context }: Session,
): Promise<ChosenProject> {
  const named = joinPath(host.workingDirectory, product);
  const directory = host.listDirectory(named).kind === "done" ? named : directoryOf(named);
  const productPath = joinPath(directory, "floe.yaml");
  const manifestPath = joinPath(directory, "manifest.yaml");
  const request: LoadRequest | undefined = host.exists(productPath)
    ? { kind: "product", productPath, environment }
    : host.exists(manifestPath)
      ? { kind: "manifest", manifestPath }
      : undefined;
  if (request === undefined) return { explained: undefined, problem: undefined };
  const { explained } = await explainSettings(request, context);
  const problem =
    explained === undefined ? "What becomes of it here is not known: floe validate shows the errors." : undefined;
  return { explained, problem };
}
