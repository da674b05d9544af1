import { sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import type { Product } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import { slugOf } from "../../text/slug.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "profile-mismatch": problem({
    severity: "error",
    message: (p: { profile: string }) =>
      `The dbt project asks for the profile \`${display(p.profile)}\`, which floe does not write.`,
    help: () => "profiles.yml has the product's name, as written and with `_` for `-`.",
    docs: {
      cause:
        "`profile` in dbt_project.yml is neither the product's name nor its dbt-safe form, so dbt would find no profile.",
      example: "# dbt_project.yml\nname: shop\nprofile: my_warehouse\n",
      fix: "Set `profile` to the product's name with `_` for every `-`.",
    },
  }),
});

const metadata: Place<OnDbtProject, Product["metadata"]> = ({ product }) => sectionAt(product, "metadata");

export const profileFitsProduct = rule({
  name: "profile-fits-product",
  at: metadata,
  reads: ["name"],
  problems,
  check: ({ name }, _metadata, { dbt: { profile } }) => {
    if (profile === undefined || profile.value === name.value || profile.value === slugOf(name.value)) return [];
    const span = placeOf(name);
    const notes = span === undefined ? [] : [{ message: "The product is called this.", span }];
    return [problems["profile-mismatch"]({ profile: profile.value }, profile.span, { notes })];
  },
});
