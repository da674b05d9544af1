import {
  type Diagnostic,
  display,
  hasErrors,
  isOciAddress,
  joinPath,
  type ListedProfile,
  listedProfiles,
  maxPulledBytes,
  parseOciAddress,
  renderHuman,
  shownPath,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { thisMachine } from "../machine/this-machine.ts";
import { pullManifest } from "../registry/pull-manifest.ts";
import { repositoryClient } from "../registry/registry-client.ts";
import type { Session } from "../session.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";
import { tokenHostOption, tokenHostsOf } from "./token-host-option.ts";

/** The options of `floe platform list-profiles`. */
export interface ListProfilesOptions {
  readonly tokenHost?: string;
  readonly format: keyof typeof views;
}

const views = {
  human: (profiles: readonly ListedProfile[]) => profiles.map(humanLine).join(""),
  json: (profiles: readonly ListedProfile[]) => `${JSON.stringify({ version: 1, profiles }, null, 2)}\n`,
} as const;

/** Lists the names of profiles that floe.yaml may use, by category. */
export const platformListProfiles = command({
  name: "list-profiles",
  description: "list the profiles that a manifest offers to products, also of one in a registry",
  argument: {
    name: "[manifest]",
    description: "manifest.yaml or an oci:// address; the one in this folder when left out",
  },
  options: [tokenHostOption, formatOption(Object.keys(views))],
  run: listProfiles,
});

async function listProfiles(
  { argument: source = "manifest.yaml", options }: Given<string | undefined, ListProfilesOptions>,
  session: Session,
): Promise<ExitCode> {
  const { terminal } = session;
  const read = await bytesOf(source, options, session);
  if (typeof read === "string") {
    terminal.err(`error: ${read}\n`);
    return exitCode.refused;
  }
  const found = "code" in read ? { value: undefined, diagnostics: [read] } : listedProfiles(read.file, read.bytes);
  const errors = found.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) terminal.err(`${renderHuman(errors, { color: terminal.color })}\n`, "painted");
  if (found.value !== undefined)
    terminal.out(views[options.format](found.value), options.format === "json" ? "json" : "plain");
  return hasErrors(found.diagnostics) ? exitCode.refused : exitCode.done;
}

interface ReadManifest {
  readonly file: { readonly path: string; readonly shown: string };
  readonly bytes: Uint8Array;
}

/** The bytes of a manifest, from the disk or from a registry; what is wrong in words or as a finding. */
async function bytesOf(
  source: string,
  options: ListProfilesOptions,
  { host, machine = thisMachine }: Session,
): Promise<ReadManifest | Diagnostic | string> {
  if (!isOciAddress(source)) {
    const path = joinPath(host.workingDirectory, source);
    const read = host.readFile(path, { maxBytes: maxPulledBytes });
    if (read.kind === "failed") return `${display(source)} cannot be read (${read.failure.errno}).`;
    return { file: { path, shown: shownPath(path, host.workingDirectory) }, bytes: read.value };
  }
  const address = parseOciAddress(source);
  if (address === undefined) return `\`${display(source)}\` is no address: write oci://host/repository:1.2.0.`;
  const tools = { host, machine, tokenHosts: tokenHostsOf(options) };
  const answer = await pullManifest(repositoryClient(address, tools), { address });
  if (answer.kind === "failed") return answer.finding;
  return { file: { path: source, shown: source }, bytes: answer.value.bytes };
}

function humanLine({ category, name, type }: ListedProfile): string {
  return `${category.padEnd(10)}${display(name).padEnd(20)}${display(type)}\n`;
}
