import { sectionAt } from "../../checking/places.ts";
import { quotedList } from "../../checking/problems.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, placeOf } from "../../origins/located.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { Transform } from "../../schemas/product/transform.ts";
import { display } from "../../secrets/display.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { productTransforms } from "../product/places.ts";
import type { OnPlatform } from "./places.ts";

const problems = defineDiagnostics("resolve", {
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
});

// Without a product nothing runs, and without a default engine nothing can be said about the others.
const transforms: Place<OnPlatform, Transform> = ({ product, computeNames }) =>
  product === undefined || computeNames === undefined ? [] : productTransforms({ product });

const defaults: Place<OnPlatform, NonNullable<Manifest["defaults"]>> = ({ manifest, computeNames }) =>
  computeNames === undefined ? [] : sectionAt(manifest, "defaults");

export const computeExists = rule({
  name: "compute-exists",
  at: transforms,
  reads: ["compute"],
  problems,
  check: ({ compute }, _transform, platform) => unknownCompute(compute, platform),
});

export const defaultComputeExists = rule({
  name: "default-compute-exists",
  at: defaults,
  reads: ["compute"],
  problems,
  check: ({ compute }, _defaults, platform) => unknownCompute(compute, platform),
});

function unknownCompute(named: Located<string>, { computeNames: names }: OnPlatform): readonly Diagnostic[] {
  if (names === undefined || names.profileOf(named.value) !== undefined) return [];
  const parameters = { name: named.value, available: names.available };
  const suggestion = didYouMean(named.value, names.available);
  return [problems["unknown-compute"]({ ...parameters, suggestion }, placeOf(named))];
}
