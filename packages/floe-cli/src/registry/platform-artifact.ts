import { digestOf } from "floe-core";

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
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(manifest));
  } catch {
    return "its own manifest is no JSON";
  }
  const { mediaType, artifactType, layers } = Object(read);
  if (mediaType !== mediaTypes.manifest) return `it is of the media type ${String(mediaType ?? "of no name")}`;
  if (artifactType !== mediaTypes.artifact)
    return `it is an artifact of the type ${String(artifactType ?? "of no name")}`;
  const ours = Array.isArray(layers) ? layers.filter((each) => Object(each).mediaType === mediaTypes.layer) : [];
  const [layer] = ours;
  if (ours.length !== 1) return `it has ${ours.length} layers with a manifest, and not one`;
  const { digest, size } = Object(layer);
  const isFine =
    typeof digest === "string" && /^sha256:[0-9a-f]{64}$/u.test(digest) && Number.isInteger(size) && size > 0;
  return isFine ? { digest, size } : "its layer has no digest of SHA-256, or no size";
}
