import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";

/** Findings about which files belong to a compile. */
export const loadDiagnostics = defineDiagnostics("load", {
  "no-manifest": problem({
    severity: "error",
    message: () => "This product names no manifest.",
    help: ({ near }: { near: string }) =>
      `Add \`platform: {manifest: ${display(near)}}\`, or pass one with --manifest or --env.`,
    docs: {
      cause:
        "floe.yaml has no `platform.manifest`, and neither --manifest nor --env (or FLOE_PLATFORM_ENV) names one. There is a manifest in a folder beside or above it, which is perhaps meant; floe does not guess.",
      example:
        "# floe.yaml\napiVersion: floe.dev/v1\nkind: FloeSpec\nmetadata: {name: shop, version: 1.0.0}\ntransforms:\n  - name: orders\n",
      fix: "Point `platform.manifest` at the platform's manifest, relative to floe.yaml.",
    },
  }),
  "local-platform": problem({
    severity: "info",
    message: () =>
      "This product names no manifest, so it is compiled for this machine: DuckDB, Dagster, traces to localhost.",
    help: () =>
      "For a platform write a manifest.yaml (`floe init` in an empty folder shows one) and add `platform: {manifest: manifest.yaml}`.",
    docs: {
      cause:
        "floe.yaml has no `platform` section, no manifest.yaml and no `platform/<env>/manifest.yaml` lies beside it or above it in the repository, and none was asked for. So floe has a platform for work on this machine. FLOE_LOCAL_DATABASE names another DuckDB file, FLOE_LOCAL_OTLP_ENDPOINT another collector of traces than http://localhost:4317, FLOE_LOCAL_LINEAGE_ENDPOINT where lineage events go; without it none are sent.",
      fix: "Nothing has to be done on a laptop. Before a deployment, name the platform's manifest.",
    },
  }),
  "unknown-environment": problem({
    severity: "error",
    message: (p: { environment: string; available: readonly string[]; searched: string | undefined }) =>
      `There is no platform environment \`${display(p.environment)}\`.`,
    help: ({ environment, available, searched }) =>
      searched !== undefined
        ? `floe looked for platform/${display(environment)}/manifest.yaml ${searched}.`
        : `Available are: ${available.map(display).join(", ")}.`,
    docs: {
      cause:
        "--env or FLOE_PLATFORM_ENV names an environment, and no folder from that of the product up to the root of the repository has `platform/<env>/manifest.yaml`. Without a repository, the search ends at the folder that holds floe.yaml and the manifest that it names; and always below the first folder that everybody may write to.",
      fix: "Correct the name, or add the environment's manifest.",
    },
  }),
  "untrusted-environment": problem({
    severity: "error",
    message: (p: { environment: string; path: string; reason: string; remedy: string }) =>
      `The platform environment \`${display(p.environment)}\` is not used, because of \`${display(p.path)}\`: ${p.reason}.`,
    help: ({ remedy }) => `floe takes platforms only of the owner of floe.yaml, of yourself and of root. ${remedy}`,
    docs: {
      cause:
        "The manifest that --env or FLOE_PLATFORM_ENV chooses, or a folder that it stands in, belongs to a stranger or can be written by everybody.",
      fix: "Give it to the owner of the project and take the right to write away from others: `chmod o-w`.",
    },
  }),
  "environment-name": problem({
    severity: "error",
    message: (p: { environment: string }) => `\`${display(p.environment)}\` cannot be the name of an environment.`,
    help: () => "A name has lower-case letters, digits and hyphens, such as `staging-eu`.",
    docs: {
      cause: "The environment given by --env or FLOE_PLATFORM_ENV becomes part of a path, so its letters are limited.",
      fix: "Use lower-case letters, digits and hyphens.",
    },
  }),
  "remote-manifest": problem({
    severity: "error",
    message: (p: { uri: string }) => `The manifest \`${display(p.uri)}\` has not been fetched.`,
    help: () =>
      "Run `floe platform pull`: it fetches the manifest and notes its digest in floe.lock. Compiling needs no network.",
    docs: {
      cause:
        "`platform.manifest` is an address of a registry. A compile reads local files only: what `floe platform pull` has fetched, by the digest that floe.lock names. There is no floe.lock beside floe.yaml or above it in the repository, it does not have this address, or what was fetched is not on this machine, as in a fresh clone.",
      example: "# floe.yaml\nplatform:\n  manifest: oci://registry.example.com/manifest:1.0.0\n",
      fix: "Run `floe platform pull` in the folder of floe.yaml, and commit floe.lock. In CI, run it before `floe compile`.",
    },
  }),
  "registry-address": problem({
    severity: "error",
    message: (p: { uri: string }) => `\`${display(p.uri)}\` is no address of a manifest.`,
    help: () =>
      "Write a path relative to floe.yaml, or `oci://registry.example.com/platforms/shop:1.2.0`: a version, a range such as `^1.2`, or `@sha256:` with a digest.",
    docs: {
      cause:
        "`platform.manifest` is neither a path nor an address of an OCI registry with a version. An address without a version would mean another manifest from day to day; other schemes, such as `https://`, are not read.",
      example: "# floe.yaml\nplatform:\n  manifest: oci://registry.example.com/platforms/shop\n",
      fix: "Add the version: `oci://registry.example.com/platforms/shop:1.2.0`.",
    },
  }),
  "lock-unreadable": problem({
    severity: "error",
    message: (p: { name: string }) => `\`${display(p.name)}\` cannot be read as a lock file.`,
    help: () => "Take it from git again, or remove it and run `floe platform pull`.",
    docs: {
      cause: "floe.lock is no JSON, has another form than `floe platform pull` writes, or holds the marks of a merge.",
      example:
        '# floe.yaml\nplatform:\n  manifest: oci://registry.example.com/manifest:1.0.0\n# floe.lock\n<<<<<<< ours\n{"version": 1}\n',
      fix: "Solve the merge by taking either side and running `floe platform pull` again.",
    },
  }),
  "pulled-manifest-changed": problem({
    severity: "error",
    message: (p: { uri: string; name: string; lock: string }) =>
      `\`${display(p.name)}\` is not what ${display(p.lock)} names for \`${display(p.uri)}\`.`,
    help: () => "It was changed by hand or cut off. Run `floe platform pull` to fetch it again.",
    docs: {
      cause:
        "The bytes of a fetched manifest have another digest than floe.lock says. A fetched manifest is a copy: it is changed where it is published.",
      fix: "Run `floe platform pull`. To try out a change, point `platform.manifest` at a file of your own.",
    },
  }),
  "not-a-manifest": problem({
    severity: "error",
    message: (p: { name: string; found: string }) => `\`${display(p.name)}\` is ${p.found}, and no manifest.`,
    help: () => "Name the platform's manifest: a file with `apiVersion: floe.dev/v1` and `kind: Manifest`.",
    docs: {
      cause:
        "`platform.manifest`, --manifest or the environment names a file that evidently is something else: a product, perhaps floe.yaml itself, a file of another kind or version, a list, an empty file.",
      example:
        "# floe.yaml\napiVersion: floe.dev/v1\nkind: FloeSpec\nmetadata: {name: shop, version: 1.0.0}\nplatform: {manifest: floe.yaml}\ntransforms:\n  - name: orders\n",
      fix: "Name the manifest, relative to floe.yaml.",
    },
  }),
  "not-a-product": problem({
    severity: "error",
    message: (p: { name: string; found: string }) => `\`${display(p.name)}\` is ${p.found}, and no product.`,
    help: ({ found }) =>
      found === "a manifest"
        ? "Name a floe.yaml, or its folder. To check a manifest, run `floe validate` with the file."
        : "Name a floe.yaml, or its folder: a file with `kind: FloeSpec`.",
    docs: {
      cause:
        "`floe compile` was given a manifest, or a file of another kind, in place of a product; or a file that is called floe.yaml holds a manifest.",
      example: "# floe.yaml\napiVersion: floe.dev/v1\nkind: Manifest\n",
      fix: "Name the product's floe.yaml. A manifest is usually called manifest.yaml.",
    },
  }),
  "unknown-kind": problem({
    severity: "error",
    message: (p: { name: string }) =>
      `\`${display(p.name)}\` is not a file of kind ${"`FloeSpec`"} or ${"`Manifest`"}.`,
    help: () => "`kind` says what a file is: `Manifest` for the platform, `FloeSpec` for a product.",
    docs: {
      cause: "`floe validate` was given a file whose `kind` is neither `Manifest` nor `FloeSpec`.",
      example: "# floe.yaml\napiVersion: floe.dev/v1\nkind: Product\n",
      fix: "Correct `kind`, or name another file.",
    },
  }),
});
