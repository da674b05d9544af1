import { acceptedItems } from "../../checking/places.ts";
import type { Reading } from "../../checking/run-rules.ts";
import { modelNamed } from "../../dbt/meant-model.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, isThere, type Located, nodeOf, optional, placeOf } from "../../origins/located.ts";
import type { Transform } from "../../schemas/product/transform.ts";
import { display } from "../../secrets/display.ts";
import type { Span } from "../../text/span.ts";
import { nameOf } from "../product/named-transform.ts";
import { productTransforms } from "../product/places.ts";
import type { OnDbtProject } from "./places.ts";

/** What is told when transforms silence findings. */
export const silencingDiagnostics = defineDiagnostics("dbt", {
  silenced: problem({
    severity: "info",
    message: (p: { code: string; message: string; reason: string }) =>
      `Silenced \`${p.code}\`: ${p.message} Reason: ${display(p.reason)}`,
    docs: {
      cause: "A transform has the code of a finding in its `ignore`, with the reason why it is no mistake there.",
      example:
        "# floe.yaml\ntransforms:\n  - name: customers\n  - name: orders\n    dependsOn: [customers]\n    ignore:\n      - code: dbt/edge-superfluous\n        reason: customers has to be loaded first\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/customers.sql\nselect 1 as id\n# models/orders.sql\nselect 1 as id\n",
      fix: "Nothing has to be done. Remove the entry of `ignore` to have the finding back.",
    },
  }),
  "check-lowered": problem({
    severity: "info",
    message: (p: { check: "warn" | "off"; count: number }) =>
      p.check === "warn"
        ? `Without \`check: warn\`, ${p.count} of these findings would be ${p.count === 1 ? "an error" : "errors"}.`
        : `\`check: off\` keeps ${p.count} ${p.count === 1 ? "finding" : "findings"} about dbt's graph from being told.`,
    docs: {
      cause: "`dbt.check` of floe.yaml lowers findings about the graph of the dbt project, or leaves them out.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\ndbt:\n  check: off\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect * from {{ ref('nothing') }}\n",
      fix: "Nothing has to be done. Remove `check` to have them told again.",
    },
  }),
  "ignore-unused": problem({
    severity: "warning",
    message: (p: { code: string }) => `There is no \`${p.code}\` here to ignore.`,
    help: () => "Remove the entry: it would hide a mistake that comes later.",
    docs: {
      cause: "An entry of `ignore` silences nothing, because its transform has no such finding.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n    ignore:\n      - code: dbt/edge-missing\n        reason: it was one once\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 1 as id\n",
      fix: "Remove the entry.",
    },
  }),
});

/** Findings without those that transforms ignore, and instead of each a line that says so. */
export function silence(
  findings: readonly Diagnostic[],
  on: OnDbtProject,
): { readonly findings: readonly Diagnostic[]; readonly readings: readonly Reading[] } {
  const entries = productTransforms(on).flatMap((transform) => entriesOf(transform, on));
  if (entries.length === 0) return { findings, readings: [] };
  const used = new Set<Ignored>();
  const told = findings.map((finding) => {
    const entry = entries.find(({ code, isMeant }) => code.value === finding.code && isMeant(finding.span));
    if (entry === undefined) return finding;
    used.add(entry);
    return silenced(finding, entry);
  });
  const unused = entries.filter((entry) => !used.has(entry));
  return {
    findings: [
      ...told,
      ...unused.map(({ code }) => silencingDiagnostics["ignore-unused"]({ code: code.value }, placeOf(code))),
    ],
    readings: entries.flatMap(({ code, reason }) => [code, reason]).map((setting) => ({ rule: "silence", setting })),
  };
}

function silenced(finding: Diagnostic, { code, reason }: Ignored): Diagnostic {
  const notes = finding.span === undefined ? [] : [{ message: "It is about this.", span: finding.span }];
  const parameters = { code: code.value, message: finding.message, reason: sentence(reason.value) };
  return silencingDiagnostics.silenced(parameters, placeOf(reason), { notes });
}

function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}

interface Ignored {
  readonly code: Located<string>;
  readonly reason: Located<string>;
  /** Whether a finding at a place is about the transform: it stands in it, or in the file of its model. */
  readonly isMeant: (place: Span | undefined) => boolean;
}

function entriesOf(transform: Located<Transform>, { dbt }: OnDbtProject): readonly Ignored[] {
  const list = optional(transform, "ignore");
  if (list === undefined) return [];
  const own = placesOf(transform);
  const model = dbt.graph.models.get(modelNamed(dbt, nameOf(transform)?.name ?? ""));
  const isMeant: Ignored["isMeant"] = (place) =>
    place !== undefined &&
    (place.source.path === model?.source.path ||
      own.some(({ source, start, end }) => place.source === source && start <= place.start && place.end <= end));
  return acceptedItems(list).flatMap((entry): readonly Ignored[] => {
    const [code, reason] = [at(entry, "code"), at(entry, "reason")];
    return isThere(code) && isThere(reason) ? [{ code, reason, isMeant }] : [];
  });
}

/** Where a transform stands in floe.yaml; one that is made of a model stands there with what is said of it. */
function placesOf(transform: Located<Transform>): readonly Span[] {
  const keys = ["name", "dependsOn", "compute", "tags", "tier"] as const;
  const members = keys.flatMap((key): readonly Located<unknown>[] => {
    const member: Located<unknown> | undefined = optional(transform, key);
    return member === undefined ? [] : [member];
  });
  return [transform, ...members].flatMap((each) => [nodeOf(each)?.span ?? [], placeOf(each) ?? []].flat());
}
