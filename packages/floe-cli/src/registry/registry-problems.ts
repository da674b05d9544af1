import { defineDiagnostics, display, problem } from "floe-core";

/** Findings about registries: what they answer, and what is not taken from them. None has a place in a file. */
export const registryDiagnostics = defineDiagnostics("registry", {
  unreachable: problem({
    severity: "error",
    message: (p: { host: string; reason: string }) =>
      `The registry \`${display(p.host)}\` cannot be reached: ${display(p.reason)}.`,
    help: () => "Check the name, the network and the proxy, and try again.",
    docs: {
      cause:
        "The registry has no address, does not answer within 30 seconds, or answers with errors of its own after several attempts.",
      fix: "Check the name of the host in the address. Of a registry on this machine `localhost` and 127.0.0.1 are asked by http, all others by https.",
    },
  }),
  denied: problem({
    severity: "error",
    message: (p: { host: string; repository: string; hasCredentials: boolean }) =>
      p.hasCredentials
        ? `The registry \`${display(p.host)}\` refuses these credentials for \`${display(p.repository)}\`.`
        : `The registry \`${display(p.host)}\` asks for credentials for \`${display(p.repository)}\`.`,
    help: ({ host }) =>
      `Log in with \`docker login ${display(host)}\`, or set FLOE_REGISTRY_HOST=${display(host)} with FLOE_REGISTRY_USERNAME and FLOE_REGISTRY_PASSWORD, or with FLOE_REGISTRY_TOKEN.`,
    docs: {
      cause:
        "The registry answers 401 or 403. Credentials are those of docker's configuration (its helpers included) for this host, or those of the variables, when FLOE_REGISTRY_HOST names this host. They are sent to no other host.",
      fix: "Log in, or ask for the right to read (or write) the repository.",
    },
  }),
  "not-found": problem({
    severity: "error",
    message: (p: { address: string; tags: readonly string[] }) => `The registry has no \`${display(p.address)}\`.`,
    help: ({ tags }) =>
      tags.length === 0
        ? "Check the repository and the version."
        : `Its versions are: ${tags.map(display).join(", ")}.`,
    docs: {
      cause:
        "The repository does not exist, has no such tag, or no version of it lies in the range. Some registries answer so as well where credentials are missing.",
      fix: "Correct the address, or publish the version with `floe platform publish`.",
    },
  }),
  "wrong-digest": problem({
    severity: "error",
    message: (p: { address: string; wanted: string; found: string }) =>
      `What the registry sent for \`${display(p.address)}\` is ${p.found}, and not ${p.wanted}. Nothing of it was used.`,
    help: () => "Try again. If it stays so, the registry or something before it changes what it stores.",
    docs: {
      cause:
        "The bytes that came have another digest than the one that was asked for, or that floe.lock names. They are compared before anything is read from them.",
      fix: "If somebody has replaced the version on purpose, `floe platform pull --update` takes the new one.",
    },
  }),
  "not-a-platform": problem({
    severity: "error",
    message: (p: { address: string; reason: string }) =>
      `\`${display(p.address)}\` is no platform manifest: ${display(p.reason)}.`,
    help: () => "Name an artifact that `floe platform publish` has made.",
    docs: {
      cause:
        "The artifact is an image, a chart, an index of several, or made by something else. Only one layer of the media type of floe's manifests is read.",
      fix: "Correct the repository in the address.",
    },
  }),
  "too-large": problem({
    severity: "error",
    message: (p: { address: string; limit: number }) =>
      `The registry sends more than ${p.limit} bytes for \`${display(p.address)}\`. The connection was ended.`,
    docs: {
      cause: "A manifest of a platform has at most 4 MiB. What is larger is none, or an attempt to fill this machine.",
      fix: "Correct the address.",
    },
  }),
  "unsafe-answer": problem({
    severity: "error",
    message: (p: { host: string; reason: string }) =>
      `The registry \`${display(p.host)}\` is not followed: ${display(p.reason)}.`,
    help: () => "No credentials were sent there.",
    docs: {
      cause:
        "The registry leads to an address without encryption, leads on too often, or sends for a token to a host that has nothing to do with it. Whoever does that may want the credentials.",
      fix: "Ask who runs the registry. A token service on a host of another domain is allowed with `--token-host <host>`.",
    },
  }),
  "strange-answer": problem({
    severity: "error",
    message: (p: { host: string; reason: string }) =>
      `The registry \`${display(p.host)}\` answers what no registry answers: ${display(p.reason)}.`,
    docs: {
      cause:
        "The answer does not follow the OCI distribution specification. Often it is a login page of a proxy, or another service at that address.",
      fix: "Check the host and the port in the address.",
    },
  }),
  exists: problem({
    severity: "error",
    message: (p: { address: string }) => `\`${display(p.address)}\` is published with other content.`,
    help: () => "Raise `metadata.version` in the manifest: products rely on a version staying what it is.",
    docs: {
      cause: "The tag exists, and what would be published has another digest. A published version is not replaced.",
      fix: "Publish the change as a new version.",
    },
  }),
  "not-publishable": problem({
    severity: "error",
    message: (p: { name: string; reason: string }) => `\`${display(p.name)}\` cannot be published: ${p.reason}.`,
    docs: {
      cause:
        "A published manifest stands alone on other machines. One with errors is of no use to anybody, and one that refers to files beside it would miss them.",
      fix: "Correct what `floe validate` reports, and write out what the manifest takes from other files.",
    },
  }),
});
