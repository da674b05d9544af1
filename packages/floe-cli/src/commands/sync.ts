import { type Diagnostic, hasErrors, joinPath, planSync, type SyncedFile, writeSync } from "floe-core";
import { askDbt } from "../dbt/ask-dbt.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { findProducts } from "../find-products.ts";
import type { Session } from "../session.ts";
import { type SyncReport, syncViews } from "../views/sync-view.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";
import { manifestOption } from "./manifest-option.ts";

/** The options of `floe sync`. */
export interface SyncOptions {
  readonly manifest?: string;
  readonly env?: string;
  readonly write?: boolean;
  readonly check?: boolean;
  readonly dbt?: boolean;
  readonly format: keyof typeof syncViews;
}

/** Adds to dbt's property files what only they can tell dbt: contracts, types, descriptions, tests, owners, tags. */
export const sync = command({
  name: "sync",
  description:
    "add to dbt's property files what floe.yaml says of models and output ports; prints the diff, and writes it with --write",
  argument: { name: "[files...]", description: "floe.yaml files, or folders with products", default: ["."] },
  options: [
    { flags: "--write", description: "write the changes; what is there already stays as it is" },
    { flags: "--check", description: "exit 1 when something would change", conflicts: "write" },
    manifestOption("the manifest of the products, in place of platform.manifest"),
    { flags: "-e, --env <name>", description: "the platform of platform/<name>/manifest.yaml" },
    { flags: "--dbt", description: "have the dbt of this machine parse a copy of the project with the changes first" },
    formatOption(Object.keys(syncViews)),
  ],
  run: syncProducts,
});

async function syncProducts(
  { argument: files, options }: Given<readonly string[], SyncOptions>,
  session: Session,
): Promise<ExitCode> {
  const { products, findings: missing } = findProducts(session.host, files);
  const changes: SyncedFile[] = [];
  const findings: Diagnostic[] = [...missing];
  for (const path of products) {
    const result = await syncProduct(path, options, session);
    changes.push(...result.files);
    findings.push(...result.findings);
  }
  const isStale = options.check === true && changes.length > 0;
  const code = hasErrors(findings) || isStale ? exitCode.refused : exitCode.done;
  const report: SyncReport = { files: changes, findings, isWritten: options.write === true, code };
  syncViews[options.format](report, session);
  return code;
}

async function syncProduct(productPath: string, options: SyncOptions, session: Session) {
  const { host, context } = session;
  const manifestPath = options.manifest === undefined ? undefined : joinPath(host.workingDirectory, options.manifest);
  const request = { productPath, manifestPath, environment: options.env };
  const ask = (files: readonly SyncedFile[]) => askDbt({ ...request, outputs: "none" }, session, files);
  const plan = await planSync({ ...request, askDbt: options.dbt === true ? ask : undefined }, context);
  if (options.write !== true) return plan;
  const { written, findings } = writeSync(host, plan.files);
  return { files: written, findings: [...plan.findings, ...findings] };
}
