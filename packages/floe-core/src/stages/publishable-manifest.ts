import { hasErrors } from "../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import type { Host } from "../host/host.ts";
import { at, optional } from "../origins/located.ts";
import { maxPulledBytes } from "../project/platform-lock.ts";
import { isOciAddress } from "../text/oci-address.ts";
import { loadDocument } from "../yaml/load-document.ts";
import { memberNode, textAt } from "../yaml/read-node.ts";
import { loadManifest } from "./load/load-manifest.ts";
import type { StageContext } from "./stage.ts";
import { validateManifest } from "./validate-manifest.ts";

/** A manifest that can stand alone on another machine. */
export interface PublishableManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string | undefined;
  /** `artifacts.registry.uri`, where the manifest names a registry. */
  readonly registry: string | undefined;
  /** Whether the manifest asks not to check who the registry is. */
  readonly trustsAnybody: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The first key by which a manifest takes something from a file beside it, which nobody has who pulls it. What it takes from a registry,
 *  `floe platform pull` fetches as well. */
export function reachesForOthers(path: string, host: Host): string | undefined {
  const root = loadDocument(host, path).value?.root;
  return ["extends", "parent_manifest"].find(
    (key) => memberNode(root, key) !== undefined && !isOciAddress(textAt(root, key)?.value ?? ""),
  );
}

/** Checks a manifest as `floe validate` does, and gives what publishing needs. With an error there is nothing to publish. */
export async function publishableManifest(path: string, tools: StageContext): Promise<Outcome<PublishableManifest>> {
  const { host } = tools;
  const diagnostics = await validateManifest(path, tools);
  if (hasErrors(diagnostics)) return failed(diagnostics);
  const manifest = loadManifest(host, { path }).value?.value;
  const read = host.readFile(path, { maxBytes: maxPulledBytes });
  if (manifest === undefined || read.kind === "failed") return failed(diagnostics);
  const { name, version, description } = at(manifest, "metadata").value;
  const artifacts = optional(manifest, "artifacts");
  const registry = artifacts && at(artifacts, "registry").value;
  const published: PublishableManifest = {
    name,
    version,
    description,
    registry: registry?.uri,
    trustsAnybody: registry?.tls_verify === false,
    bytes: Uint8Array.from(read.value),
  };
  return ok(published, diagnostics);
}
