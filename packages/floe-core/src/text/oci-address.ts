/** What an address asks for: one tag, one manifest by its digest, or the highest version of a range. */
export type OciReference =
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "digest"; readonly digest: string }
  | { readonly kind: "range"; readonly range: string };

/** An artifact in an OCI registry. */
export interface OciAddress {
  /** As it was written, `oci://` included. */
  readonly text: string;
  /** The name, or the number in brackets of IPv6, and the port where one is named: `registry.example.com:5000`. */
  readonly host: string;
  /** `platforms/shop`: lower-case parts with slashes between them. */
  readonly repository: string;
  readonly reference: OciReference;
}

const scheme = "oci://";

// The names of hosts and the numbers of IPv6. User information is left out on purpose: it would be a password in plain text.
const hostForm = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::[1-9]\d{0,4})?$/iu;
// The distribution specification has these two forms.
const repositoryForm = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/u;
const tagForm = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/u;
const digestForm = /^sha256:[0-9a-f]{64}$/u;
const rangeForm = /^[\^~<>=*]|\s|\|\||\.[x*]$/u;

/** Whether a text is meant as an address of a registry, right or wrong. */
export function isOciAddress(text: string): boolean {
  return text.startsWith(scheme);
}

/** Reads `oci://host/name:1.2.0`, `oci://host/name:^1.2` and `oci://host/name@sha256:…`; `undefined` for all else. An address
 *  without a version is none: what it means would change from day to day. */
export function parseOciAddress(text: string): OciAddress | undefined {
  const [, host = "", rest = ""] = /^oci:\/\/([^/]+)\/(.+)$/su.exec(text) ?? [];
  const [, repository = "", sign = "", version = ""] = /^([^:@]+)([:@])(.+)$/su.exec(rest) ?? [];
  const isPlace = hostForm.test(host) && host.length <= 255 && repositoryForm.test(repository);
  const reference = isPlace && repository.length <= 255 ? referenceOf(sign, version) : undefined;
  return reference === undefined ? undefined : { text, host, repository, reference };
}

function referenceOf(sign: string, version: string): OciReference | undefined {
  if (sign === "@") return digestForm.test(version) ? { kind: "digest", digest: version } : undefined;
  if (rangeForm.test(version)) return version.length <= 256 ? { kind: "range", range: version } : undefined;
  return tagForm.test(version) ? { kind: "tag", tag: version } : undefined;
}
