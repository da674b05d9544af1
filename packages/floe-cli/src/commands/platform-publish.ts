import {
  type Diagnostic,
  display,
  isOciAddress,
  joinPath,
  type OciAddress,
  type PublishableManifest,
  parseOciAddress,
  publishableManifest,
  reachesForOthers,
  renderHuman,
  shownPath,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { thisMachine } from "../machine/this-machine.ts";
import { publishManifest } from "../registry/publish-manifest.ts";
import { repositoryClient } from "../registry/registry-client.ts";
import { registryDiagnostics } from "../registry/registry-problems.ts";
import type { Session } from "../session.ts";
import { command, type Given } from "./command.ts";
import { tokenHostOption, tokenHostsOf } from "./token-host-option.ts";

/** The options of `floe platform publish`. */
export interface PublishOptions {
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly tokenHost?: string;
}

/** Publishes a manifest in an OCI registry under its version. */
export const platformPublish = command({
  name: "publish",
  description:
    "publish a manifest in an OCI registry under metadata.version; a version that is there with other content is not replaced",
  argument: { name: "[manifest]", description: "manifest.yaml; the one in this folder when left out" },
  options: [
    {
      flags: "--to <address>",
      description: "oci://host/repository; left out, artifacts.registry.uri of the manifest with metadata.name",
    },
    { flags: "--dry-run", description: "check the manifest and print the address; ask no registry" },
    tokenHostOption,
  ],
  run: publish,
});

async function publish(
  { argument: file = "manifest.yaml", options }: Given<string | undefined, PublishOptions>,
  { host, context, terminal, machine = thisMachine }: Session,
): Promise<ExitCode> {
  const refuse = (findings: readonly Diagnostic[]): ExitCode => {
    terminal.err(`${renderHuman(findings, { color: terminal.color })}\n`, "painted");
    return exitCode.refused;
  };
  const path = joinPath(host.workingDirectory, file);
  const name = shownPath(path, host.workingDirectory);
  const unfit = (reason: string): ExitCode =>
    refuse([registryDiagnostics["not-publishable"]({ name, reason }, undefined, { about: [name] })]);
  const key = reachesForOthers(path, host);
  if (key !== undefined)
    return unfit(
      `\`${key}\` takes a part of it from another file, which nobody has who pulls it: publish that one first, and write its \`oci://\` address`,
    );
  const { value: manifest, diagnostics } = await publishableManifest(path, { ...context, host });
  if (manifest === undefined) return refuse(diagnostics);
  if (manifest.trustsAnybody) return unfit(trustsAnybody);
  const address = targetOf(manifest, options.to);
  if (typeof address === "string") {
    terminal.err(`error: ${address}\n`);
    return exitCode.usage;
  }
  const shown = display(address.text);
  if (options.dryRun === true) {
    terminal.out(`${display(name)} would be published as ${shown}\n`);
    return exitCode.done;
  }
  const publication = { address, tag: manifest.version, content: manifest.bytes, annotations: annotationsOf(manifest) };
  const answer = await publishManifest(
    repositoryClient(address, { host, machine, tokenHosts: tokenHostsOf(options) }),
    publication,
  );
  if (answer.kind === "failed") return refuse([answer.finding]);
  const { digest, wasThere } = answer.value;
  terminal.out(`${wasThere ? "already published" : "published"}  ${shown}  ${digest}\n`);
  return exitCode.done;
}

const trustsAnybody =
  "`artifacts.registry.tls_verify: false` would have it sent to whoever answers; give Node the registry's certificate with NODE_EXTRA_CA_CERTS";

/** Where a manifest goes, or what is wrong with the command line. */
function targetOf({ name, version, registry }: PublishableManifest, to: string | undefined): OciAddress | string {
  if (to === undefined && registry === undefined)
    return "the manifest names no registry under artifacts.registry.uri. Say where with --to oci://registry.example.com/platforms/shop.";
  const place = to ?? `${registry?.replace(/\/+$/u, "")}/${name}`;
  if (!isOciAddress(place)) return `\`${display(place)}\` does not begin with oci://.`;
  const address = parseOciAddress(`${place}:${version}`);
  return address ?? `\`${display(place)}\` is no host with a repository. The version is added to it: leave it out.`;
}

function annotationsOf({ name, version, description }: PublishableManifest): Readonly<Record<string, string>> {
  const title = { "org.opencontainers.image.title": name, "org.opencontainers.image.version": version };
  return description === undefined ? title : { ...title, "org.opencontainers.image.description": description };
}
