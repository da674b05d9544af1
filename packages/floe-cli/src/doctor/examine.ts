import { compileProject, directoryOf, display, joinPath, projectSecrets, shownPath } from "floe-core";
import { dbtSettings } from "../dbt/dbt-settings.ts";
import { programsFor } from "../machine/programs.ts";
import { thisMachine } from "../machine/this-machine.ts";
import type { Session } from "../session.ts";
import type { Examined } from "./check.ts";
import { pythonEnvironment } from "./python-environment.ts";

/** What is asked about a product: with which manifest, and how long a program may take. */
export interface ExaminedRequest {
  readonly productPath: string;
  readonly manifest: string | undefined;
  readonly environment: string | undefined;
  readonly seconds: number;
}

/** Gathers what the checks are about: the product compiled without writing, its secrets by name, and the Python for it. */
export async function examine(request: ExaminedRequest, session: Session): Promise<Examined> {
  const { host, context, machine = thisMachine } = session;
  const { productPath, environment, seconds } = request;
  const manifestPath = request.manifest === undefined ? undefined : joinPath(host.workingDirectory, request.manifest);
  const named = { productPath, manifestPath, environment };
  const compiled = await compileProject({ ...named, outputs: "check" }, context);
  const { secrets } = await projectSecrets({ kind: "product", ...named }, context);
  const programs = programsFor(host, machine, productPath);
  const packages = [...new Set(["dbt-core", ...compiled.packages.map((each) => each.package)])];
  const folder = directoryOf(productPath);
  return {
    session,
    machine,
    productPath,
    folder,
    shown: shownSubject(request, host.workingDirectory),
    compiled,
    dbt: dbtSettings(compiled, folder),
    secrets,
    programs,
    python: await pythonEnvironment(programs, machine, { packages, seconds }),
    seconds,
  };
}

/** The product as a command line names it, with the manifest that was chosen. */
function shownSubject({ productPath, manifest, environment }: ExaminedRequest, workingDirectory: string): string {
  const file = productPath.endsWith("/floe.yaml") ? directoryOf(productPath) : productPath;
  const options = [
    ...(manifest === undefined ? [] : ["-m", display(manifest)]),
    ...(environment === undefined ? [] : ["-e", display(environment)]),
  ];
  return [display(shownPath(file, workingDirectory)) || ".", ...options].join(" ");
}
