import { sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { isWorkedOut } from "../../dbt/project-settings.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import type { Product } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import { slugOf } from "../../text/slug.ts";
import { startOf } from "../../text/span.ts";
import { memberNode } from "../../yaml/read-node.ts";
import type { OnDbtProject } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "profile-missing": problem({
    severity: "error",
    message: () => "dbt_project.yml names no profile, so dbt does not know how to connect.",
    help: (p: { profile: string }) => `Add the line \`profile: ${display(p.profile)}\`.`,
    docs: {
      cause:
        "`profile` is missing in dbt_project.yml. dbt then needs `--profile` in each call, which Dagster does not give.",
      example: "# dbt_project.yml\nname: shop\n",
      fix: "Add `profile` with the product's name, `_` for every `-`.",
    },
  }),
  "profile-mismatch": problem({
    severity: "error",
    message: (p: { profile: string }) =>
      `The dbt project asks for the profile \`${display(p.profile)}\`, which floe does not write.`,
    help: () => "profiles.yml has the product's name, as written and with `_` for `-`.",
    docs: {
      cause:
        "`profile` in dbt_project.yml is neither the product's name nor its dbt-safe form, so dbt would find no profile. Where Jinja works it out, nothing is said.",
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
  check: ({ name }, _metadata, { dbt: { settings } }) => {
    if (settings === undefined) return [];
    const profile = memberNode(settings, "profile");
    const value = profile?.kind === "scalar" && profile.value !== null ? String(profile.value) : "";
    if (profile === undefined || (profile.kind === "scalar" && value === ""))
      return [problems["profile-missing"]({ profile: slugOf(name.value) }, startOf(settings.span.source))];
    if (isWorkedOut(value) || value === name.value || value === slugOf(name.value)) return [];
    const span = placeOf(name);
    const notes = span === undefined ? [] : [{ message: "The product is called this.", span }];
    return [problems["profile-mismatch"]({ profile: value }, profile.span, { notes })];
  },
});
