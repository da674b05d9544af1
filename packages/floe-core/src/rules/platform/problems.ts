import { quotedList } from "../../checking/problems.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";

/** Findings about what the files refer to: plugins, profiles, compute engines. */
export const resolveDiagnostics = defineDiagnostics("resolve", {
  "no-plugin-selected": problem({
    severity: "error",
    message: (p: { kind: string }) => `The manifest selects no ${p.kind}.`,
    help: ({ kind }) =>
      `Add it:\n    plugins:\n      ${kind}:\n        type: ${kind === "compute" ? "duckdb" : "dagster"}`,
    docs: {
      cause:
        "A platform needs a compute engine and an orchestrator; the manifest names none, neither under `plugins` nor as a `default` profile.",
      example: "plugins: {}\n",
      fix: "Add `plugins.compute` and `plugins.orchestrator`.",
    },
  }),
  "profiles-disagree": problem({
    severity: "error",
    message: (p: { category: string; plugin: string; profile: string }) =>
      `\`plugins.${p.category}\` is \`${display(p.plugin)}\` and the \`default\` profile is \`${display(p.profile)}\`.`,
    help: () => "They mean the same thing: keep one of the two, or make them agree.",
    docs: {
      cause: "`plugins.X` is short for the profile `default` of its category. Both are given and name different types.",
      example:
        "# manifest.yaml\nplugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\nprofiles:\n  compute:\n    default: {type: spark}\n",
      fix: "Remove one of them.",
    },
  }),
  "profile-twice": problem({
    severity: "error",
    message: (p: { category: string }) => `\`plugins.${p.category}\` and the \`default\` profile both have options.`,
    help: () => "Keep the options in one of the two places; floe does not guess which one was meant.",
    docs: {
      cause: "`plugins.X.config` and `profiles.….default` both configure the same thing.",
      example:
        "# manifest.yaml\nplugins:\n  compute:\n    type: duckdb\n    config: {threads: 4}\n  orchestrator: {type: dagster}\nprofiles:\n  compute:\n    default:\n      type: duckdb\n      properties: {threads: 8}\n",
      fix: "Move all options to one place.",
    },
  }),
  "unknown-profile": problem({
    severity: "error",
    message: (p: { name: string; category: string; available: readonly string[]; suggestion: string | undefined }) =>
      `There is no profile \`${display(p.name)}\` in platform.${p.category}.`,
    help: ({ available, suggestion }) => {
      const list = `Available profiles: [${available.map(display).join(", ")}].`;
      return suggestion === undefined ? list : `Did you mean \`${display(suggestion)}\`? ${list}`;
    },
    docs: {
      cause: "floe.yaml refers to a profile by a name that the manifest does not have in that category.",
      example: "catalog: lakehouse\n",
      fix: "Use one of the available names, or add the profile to the manifest.",
    },
  }),
  "unknown-compute": problem({
    severity: "error",
    message: (p: { name: string; available: readonly string[]; suggestion: string | undefined }) =>
      `There is no compute \`${display(p.name)}\` on this platform.`,
    help: ({ available, suggestion }) => {
      const list = `A transform may name a profile or the type that exactly one profile has: ${quotedList(available)}.`;
      return suggestion === undefined ? list : `Did you mean \`${display(suggestion)}\`? ${list}`;
    },
    docs: {
      cause:
        "`compute` of a transform, or `defaults.compute`, is neither a compute profile nor a type that exactly one profile has.",
      example: "transforms:\n  - {name: orders, compute: spark}\n",
      fix: "Name a compute profile of the platform.",
    },
  }),
  "storage-unsupported": problem({
    severity: "error",
    message: (p: { type: string }) => `floe knows no storage of the type \`${display(p.type)}\`.`,
    help: () =>
      "The storage that floe configures is `s3`; MinIO and other S3-compatible services are `s3` with an `endpoint`.",
    docs: {
      cause: "Storage is a typed section and not a plugin, and only `s3` has a type so far.",
      example: "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  storage: {type: minio}\n",
      fix: "Use `type: s3` with an `endpoint`.",
    },
  }),
  "unknown-quality-provider": problem({
    severity: "error",
    message: (p: { provider: string; suggestion: string | undefined }) =>
      `There is no quality provider \`${display(p.provider)}\`.`,
    help: ({ suggestion }) =>
      `${suggestion === undefined ? "" : `Did you mean \`${display(suggestion)}\`? `}It is one of ${quotedList(qualityProviders)}.`,
    docs: {
      cause: "`plugins.quality.provider` names a provider that floe does not know.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  quality: {provider: great_expectation}\n",
      fix: "Use one of those that the help lists.",
    },
  }),
  "weights-sum": problem({
    severity: "error",
    message: (p: { sum: number }) => `The dimension weights add up to ${p.sum}, not to 1.`,
    help: () =>
      "They are shares of one score: completeness, accuracy, validity, consistency and timeliness together are 1.",
    docs: {
      cause:
        "`plugins.quality.dimension_weights` are shares of a whole, and those that are left out keep their defaults.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  quality:\n    provider: soda\n    dimension_weights: {completeness: 0.9}\n",
      fix: "Change the weights so that all five add up to 1.",
    },
  }),
  "shared-secret-variable": problem({
    severity: "error",
    message: (p: { variable: string }) => `Two secret references would share the variable \`${p.variable}\`.`,
    help: () =>
      "Rename one of the secrets or keys: upper case, and `_` for every other character, must tell them apart.",
    docs: {
      cause:
        "Every secret reaches dbt in an environment variable named after the reference; two different references give the same name.",
      example:
        "# manifest.yaml\nprofiles:\n  catalogs:\n    default:\n      uri: http://polaris:8181/api/catalog\n      warehouse: demo\n      credentials:\n        client_secret: {secret_ref: a-b, key: c}\n        token: {secret_ref: a, key: b-c}\n",
      fix: "Rename one of the two.",
    },
  }),
  "credential-mode": problem({
    severity: "error",
    message: (p: { mode: string; key: string }) => `Credentials of mode \`${p.mode}\` need \`${p.key}\`.`,
    help: ({ key }) =>
      key.endsWith("secret") ? "Write it as a reference: `{secret_ref: NAME, key: KEY}`." : undefined,
    docs: {
      cause: "Each credential mode has keys that it cannot do without: `oauth2` a client, `iam_role` a role.",
      example:
        "# manifest.yaml\nprofiles:\n  catalogs:\n    default:\n      uri: http://polaris:8181/api/catalog\n      warehouse: demo\n      credentials: {mode: oauth2}\n",
      fix: "Add the key, or change the mode.",
    },
  }),
});

/** The providers of contract 0.8.0. */
export const qualityProviders = ["great_expectations", "soda", "dbt_expectations"] as const;
