import { type Diagnostic, display, renderHuman } from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { findProducts } from "../find-products.ts";
import { thisMachine } from "../machine/this-machine.ts";
import { type PulledLine, pullFor } from "../registry/pull-for.ts";
import type { Session } from "../session.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";
import { tokenHostOption, tokenHostsOf } from "./token-host-option.ts";

/** The options of `floe platform pull`. */
export interface PullOptions {
  readonly update?: boolean;
  readonly tokenHost?: string;
  readonly format: keyof typeof views;
}

const views = {
  human: (lines: readonly PulledLine[]) => lines.map(humanLine).join(""),
  json: (lines: readonly PulledLine[]) => `${JSON.stringify({ version: 1, manifests: lines }, null, 2)}\n`,
} as const;

/** Fetches the manifests that products, and other manifests, name by an address of a registry, and notes their digests in floe.lock. */
export const platformPull = command({
  name: "pull",
  description:
    "fetch the manifests that products and manifests name by an oci:// address, and note their digests in floe.lock; what is noted is fetched again as it was",
  argument: {
    name: "[paths...]",
    description: "floe.yaml and manifest.yaml files, or folders with products",
    default: ["."],
  },
  options: [
    { flags: "-u, --update", description: "resolve ranges and tags again, in place of taking what floe.lock names" },
    tokenHostOption,
    formatOption(Object.keys(views)),
  ],
  run: pull,
});

async function pull(
  { argument: paths, options }: Given<readonly string[], PullOptions>,
  { host, terminal, machine = thisMachine }: Session,
): Promise<ExitCode> {
  const { products, findings } = findProducts(host, paths);
  const tools = { host, machine, tokenHosts: tokenHostsOf(options) };
  const pulled = await pullFor(products, { isUpdate: options.update === true, tools });
  const diagnostics: readonly Diagnostic[] = [...findings, ...pulled.findings];
  if (diagnostics.length > 0) terminal.err(`${renderHuman(diagnostics, { color: terminal.color })}\n`, "painted");
  const isQuiet = options.format === "human" && pulled.lines.length === 0 && diagnostics.length === 0;
  if (isQuiet) terminal.out("Nothing here names a manifest in a registry.\n");
  else terminal.out(views[options.format](pulled.lines), options.format === "json" ? "json" : "plain");
  return diagnostics.some(({ severity }) => severity === "error") ? exitCode.refused : exitCode.done;
}

function humanLine({ address, version, digest, path, was }: PulledLine): string {
  const verb = { fetched: "fetched", kept: "up to date", changed: "updated" }[was];
  return `${verb.padEnd(10)}  ${display(address)}  ${display(version)}  ${digest.slice(0, 19)}  ${display(path)}\n`;
}
