import {
  at,
  builtin,
  defineDiagnostics,
  definePlugin,
  members,
  optionsOf,
  placeOf,
  problem,
  rule,
  type TargetContext,
  type TracedJson,
  withEnvVars,
} from "floe-core/plugin";
import { SecretReference } from "floe-core/schemas";
import * as z from "zod";

// A template: copy the folder, rename the package, and replace the invented engine Abacus by yours. The module and its hooks
// only compute: floe ends a hook after 10 seconds, and the loading of the module after 30, as a bug of the plugin.

/** The options of `plugins.compute.config` for `type: abacus`. Strict, with a description for every option. */
export const AbacusConfig = z.strictObject({
  host: z.string().min(1).meta({ description: "Host of the counting frame." }),
  password: SecretReference.meta({ description: "Password of the counter." }),
  rods: z.int().min(1).max(100).default(13).meta({ description: "Rods that count side by side, 1 to 100." }),
  settings: z.record(z.string(), z.unknown()).default({}).meta({ description: "Further settings of the frame." }),
});
/** The options after the schema has filled in its defaults. */
export type AbacusConfig = z.output<typeof AbacusConfig>;

// Codes are permanent.
const problems = defineDiagnostics("abacus", {
  "even-rods": problem({
    severity: "warning",
    message: (p: { rods: number }) => `A frame with ${p.rods} rods has no middle.`,
    help: () => "Use an odd number of rods.",
    docs: { cause: "`rods` is even.", example: "rods: 12\n", fix: "Use an odd number." },
  }),
});

/** A rule is asked as soon as the options that it reads are accepted; it says what its schema cannot. */
export const rodsHaveAMiddle = rule({
  name: "rods-have-a-middle",
  at: optionsOf<AbacusConfig>(),
  reads: ["rods"],
  problems,
  check: ({ rods }) => (rods.value % 2 === 0 ? [problems["even-rods"]({ rods: rods.value }, placeOf(rods))] : []),
});

/** The dbt target for dbt-abacus. Every leaf comes from an option or says why it is what it is; a secret becomes the
 *  `env_var()` that dbt reads it with. */
function abacusTarget({ config, product }: TargetContext<AbacusConfig>): TracedJson {
  const settings = members(at(config, "settings")).map(([key, value]) => [key, withEnvVars(value)] as const);
  return {
    type: builtin("abacus", "the dbt adapter that goes with this plugin"),
    host: at(config, "host"),
    password: withEnvVars(at(config, "password")),
    schema: product.slug,
    threads: at(config, "rods"),
    ...(settings.length === 0 ? {} : { settings: Object.fromEntries(settings) }),
  };
}

// What dbt-abacus reads of the target. A claim is a promise: of what is left out, floe tells users that nothing reads it.
const abacusReads = ["/host", "/password", "/schema", "/settings/**"] as const;

/** Abacus as the compute engine. The package exports it under this name, which is how floe finds it. */
export const plugin = definePlugin({
  kind: "compute",
  name: "abacus",
  config: AbacusConfig,
  rules: [rodsHaveAMiddle],
  // How the engine compares names that nobody quotes. Without it floe compares them without case.
  identifierFolding: "lower",
  dbtTarget: abacusTarget,
  dbtReads: abacusReads,
});
