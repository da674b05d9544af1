import { quotedList } from "../../checking/problems.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { optional, placeOf } from "../../origins/located.ts";
import type { DestinationConfig } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import { productDestinations } from "../product/places.ts";
import { policyRule } from "./governance-rule.ts";
import { notesAt } from "./notes-at.ts";
import { approvalAt, approvedNames, governedProduct, type OnGovernance } from "./places.ts";

const problems = defineDiagnostics("governance", {
  "sink-not-approved": problem({
    severity: "error",
    message: (p: { type: string; approved: readonly string[] }) =>
      `The sink type \`${display(p.type)}\` is not approved.`,
    help: ({ approved }) => `Approved are: ${quotedList(approved)}.`,
    docs: {
      cause: "`approved_sinks` lists the systems that data may be sent to, and the destination's is not on it.",
      example:
        "# manifest.yaml\nscope: enterprise\napproved_sinks: [salesforce]\n# floe.yaml\ndestinations:\n  - name: crm\n    sink_type: hubspot\n    connection_secret_ref: crm\n",
      fix: "Use an approved sink, or have the enterprise approve this one.",
    },
  }),
});

const destinations: Place<OnGovernance, DestinationConfig> = (context) =>
  governedProduct(context).flatMap((product) => productDestinations({ product }));

/** Each destination's sink is on the enterprise's list. */
export const sinksAreApproved = policyRule(
  "sink_whitelist",
  rule({
    name: "sinks-are-approved",
    at: destinations,
    reads: ["sink_type"],
    beside: (context) => approvalAt(context, "approved_sinks"),
    problems,
    check: ({ sink_type: sink }, _destination, { manifest }) => {
      const approved = manifest && optional(manifest, "approved_sinks");
      const names = approved && approvedNames(approved);
      if (approved === undefined || names === undefined || names.includes(sink.value)) return [];
      const parameters = { type: sink.value, approved: names };
      return [problems["sink-not-approved"](parameters, placeOf(sink), notesAt(approved))];
    },
  }),
);
