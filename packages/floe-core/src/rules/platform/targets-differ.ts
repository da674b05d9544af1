import { sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { keySpan, type Located, optional, placeOf } from "../../origins/located.ts";
import { targetOf } from "../../project/target-of.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { Transform } from "../../schemas/product/transform.ts";
import { display } from "../../secrets/display.ts";
import { productTransforms } from "../product/places.ts";
import type { OnPlatform } from "./places.ts";

const problems = defineDiagnostics("resolve", {
  "target-taken": problem({
    severity: "error",
    message: (p: { target: string }) =>
      `The compute profile \`${display(p.target)}\` would take the place of the default engine in the dbt profile.`,
    help: ({ target }) =>
      `Rename the profile: \`${display(target)}\` is what the target of the default engine is called.`,
    docs: {
      cause:
        "A transform names a compute profile that is called `dev`, or as `dbt.target` says, and the product's own engine is another one. Both would be one target of profiles.yml, and all transforms would run on the profile.",
      example:
        "# manifest.yaml\nprofiles:\n  compute:\n    default: {type: duckdb}\n    dev: {type: duckdb}\n# floe.yaml\ntransforms:\n  - {name: orders, compute: dev}\n",
      fix: "Rename the profile, or make it the product's own: `compute: dev`.",
    },
  }),
});

const transforms: Place<OnPlatform, Transform> = ({ product }) =>
  product === undefined ? [] : productTransforms({ product });

const defaults: Place<OnPlatform, NonNullable<Manifest["defaults"]>> = ({ manifest, product }) =>
  product === undefined ? [] : sectionAt(manifest, "defaults");

export const targetsDiffer = rule({
  name: "targets-differ",
  at: transforms,
  reads: ["compute"],
  problems,
  check: ({ compute }, _transform, platform) => takenTarget(compute, platform),
});

export const defaultTargetDiffers = rule({
  name: "default-target-differs",
  at: defaults,
  reads: ["compute"],
  problems,
  check: ({ compute }, _defaults, platform) => takenTarget(compute, platform),
});

function takenTarget(compute: Located<string>, platform: OnPlatform): readonly Diagnostic[] {
  const { manifest, product, computeNames } = platform;
  const own = (product && optional(product, "compute"))?.value ?? "default";
  const target = targetOf(platform).value;
  if (own === target || computeNames?.profileOf(compute.value) !== target) return [];
  const profiles = optional(manifest, "profiles");
  const section = profiles && optional(profiles, "compute");
  const span = section && keySpan(section, target);
  const notes = span === undefined ? [] : [{ message: "The profile is here.", span }];
  return [problems["target-taken"]({ target }, placeOf(compute), { notes })];
}
