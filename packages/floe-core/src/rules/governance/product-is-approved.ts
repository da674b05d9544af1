import { sectionAt } from "../../checking/places.ts";
import { quotedList } from "../../checking/problems.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { optional, placeOf } from "../../origins/located.ts";
import type { Product } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import { policyRule } from "./governance-rule.ts";
import { notesAt } from "./notes-at.ts";
import { approvalAt, approvedNames, governedProduct, type OnGovernance } from "./places.ts";

const problems = defineDiagnostics("governance", {
  "product-not-approved": problem({
    severity: "error",
    message: (p: { product: string; approved: readonly string[] }) =>
      `The product \`${display(p.product)}\` is not approved.`,
    help: ({ approved }) => `Approved are: ${quotedList(approved)}.`,
    docs: {
      cause: "`approved_products` lists the products of this domain, and this one is not on it.",
      example:
        "# enterprise.yaml\napiVersion: floe.dev/v1\nkind: Manifest\nmetadata: {name: acme, version: 1.0.0, owner: acme}\nscope: enterprise\nplugins: {}\n# manifest.yaml\nscope: domain\nparent_manifest: shop/enterprise.yaml\napproved_products: [billing]\n",
      fix: "Have the domain add the product.",
    },
  }),
});

const metadata: Place<OnGovernance, Product["metadata"]> = (context) =>
  governedProduct(context).flatMap((product) => sectionAt(product, "metadata"));

/** The product is on the domain's list. */
export const productIsApproved = policyRule(
  "approved_products",
  rule({
    name: "product-is-approved",
    at: metadata,
    reads: ["name"],
    beside: (context) => approvalAt(context, "approved_products"),
    problems,
    check: ({ name }, _metadata, { manifest }) => {
      const approved = manifest && optional(manifest, "approved_products");
      const names = approved && approvedNames(approved);
      if (approved === undefined || names === undefined || names.includes(name.value)) return [];
      const parameters = { product: name.value, approved: names };
      return [problems["product-not-approved"](parameters, placeOf(name), notesAt(approved))];
    },
  }),
);
