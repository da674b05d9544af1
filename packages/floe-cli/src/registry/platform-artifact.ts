import { digestOf, isDigest } from "floe-core";
import { asTable, asText, tableIn } from "./read-json.ts";

/** The media types by which an artifact is known for a manifest of a platform. */
export const mediaTypes = {
  artifact: "application/vnd.floe.platform.v1",
  layer: "application/vnd.floe.manifest.v1+yaml",
  manifest: "application/vnd.oci.image.manifest.v1+json",
  empty: "application/vnd.oci.empty.v1+json",
} as const;

/** A blob that an artifact refers to. */
export interface Descriptor {
  readonly digest: string;
  readonly size: number;
}

/** The empty configuration that the OCI specification has for artifacts without one. */
export const emptyConfig = new TextEncoder().encode("{}");

/** The artifact's own manifest: one layer with the bytes of manifest.yaml, no archive and no compression. The same bytes and notes
 *  give the same digest. */
export function artifactManifest(
  content: Uint8Array,
  annotations: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const describe = (mediaType: string, bytes: Uint8Array) => ({
    mediaType,
    digest: digestOf(bytes),
    size: bytes.length,
  });
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    artifactType: mediaTypes.artifact,
    config: describe(mediaTypes.empty, emptyConfig),
    layers: [
      { ...describe(mediaTypes.layer, content), annotations: { "org.opencontainers.image.title": "manifest.yaml" } },
    ],
    annotations,
  };
  return new TextEncoder().encode(JSON.stringify(manifest));
}

/** The layer with the manifest of a platform, or why an artifact has none. */
export function layerOf(manifest: Uint8Array): Descriptor | string {
  const read = tableIn(manifest);
  if (read === undefined) return "its own manifest is no JSON object";
  const { mediaType, artifactType, layers } = read;
  if (mediaType !== mediaTypes.manifest) return `it is of the media type ${asText(mediaType) ?? "of no name"}`;
  if (artifactType !== mediaTypes.artifact)
    return `it is an artifact of the type ${asText(artifactType) ?? "of no name"}`;
  const all = Array.isArray(layers) ? layers.map(asTable) : [];
  const ours = all.filter((each) => each["mediaType"] === mediaTypes.layer);
  const [layer] = ours;
  if (layer === undefined || ours.length > 1) return `it has ${ours.length} layers with a manifest, and not one`;
  const { digest, size } = layer;
  const isFine = isDigest(digest) && typeof size === "number" && Number.isInteger(size) && size > 0;
  return isFine ? { digest, size } : "its layer has no digest of SHA-256, or no size";
}
