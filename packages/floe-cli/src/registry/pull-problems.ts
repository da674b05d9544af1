import { defineDiagnostics, display, problem } from "floe-core";

/** Findings about what `floe platform pull` reads and writes beside the registry. */
export const pullDiagnostics = defineDiagnostics("pull", {
  "no-address": problem({
    severity: "error",
    message: (p: { uri: string; product: string }) =>
      `\`${display(p.product)}\` names \`${display(p.uri)}\`, which is no address of a manifest.`,
    help: () =>
      "Write `oci://registry.example.com/platforms/shop:1.2.0`: a version, a range such as `^1.2`, or `@sha256:` with a digest.",
    docs: {
      cause:
        "`platform.manifest` begins with `oci://` and goes on with something else than a host, a repository and a version.",
      fix: "Correct the address.",
    },
  }),
  "lock-unreadable": problem({
    severity: "error",
    message: (p: { name: string }) => `\`${display(p.name)}\` cannot be read as a lock file, and is not written over.`,
    help: () => "Take it from git again, or remove it to have every address resolved anew.",
    docs: {
      cause: "floe.lock is no JSON, has another form than `floe platform pull` writes, or holds the marks of a merge.",
      fix: "Solve the merge, or remove the file.",
    },
  }),
  "not-written": problem({
    severity: "error",
    message: (p: { name: string; reason: string }) => `\`${p.name}\` cannot be written: ${p.reason}.`,
    docs: {
      cause: "The disk is full, or the folder may not be written to.",
      fix: "Make room, or run floe as the owner of the folder.",
    },
  }),
});
