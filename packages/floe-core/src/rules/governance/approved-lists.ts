import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, items, type Located, members, optional, placeOf } from "../../origins/located.ts";
import type { ResolvedPlatform } from "../../project/resolved-project.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { Product } from "../../schemas/product/product.ts";
import { didNotRun, type PolicyRun } from "../policy-run.ts";
import { governanceDiagnostics } from "./problems.ts";

/** Each selected plugin is on the enterprise's list of its kind; a kind without a list is free. */
export function approvedPlugins({ manifest, plugins }: ResolvedPlatform): PolicyRun {
  const approved = optional(manifest, "approved_plugins");
  if (approved === undefined) return didNotRun("approved_plugins");
  const selection = optional(at(manifest, "plugins"), "quality");
  const quality = selection && at(selection, "provider");
  const diagnostics: Diagnostic[] = [];
  for (const [kind, list] of members<readonly string[] | undefined>({ ...approved, value: approved.value })) {
    const type = kind === "quality" ? quality : [...plugins.values()].find((plugin) => plugin.kind === kind)?.type;
    if (type === undefined || list.value === undefined || list.value.includes(type.value)) continue;
    const parameters = { kind, type: type.value, approved: list.value };
    diagnostics.push(governanceDiagnostics["plugin-not-approved"](parameters, placeOf(type), notesAt(list)));
  }
  return { policy: "approved_plugins", ran: true, diagnostics, read: [approved] };
}

/** Each destination's sink is on the enterprise's list. */
export function sinkWhitelist(manifest: Located<Manifest>, product: Located<Product>): PolicyRun {
  const approved = optional(manifest, "approved_sinks");
  const destinations = optional(product, "destinations");
  if (approved === undefined || destinations === undefined) return didNotRun("sink_whitelist");
  const sinks = items(destinations).map((destination) => at(destination, "sink_type"));
  const refused = sinks.filter(({ value }) => !approved.value.includes(value));
  const diagnostics = refused.map((sink) =>
    governanceDiagnostics["sink-not-approved"](
      { type: sink.value, approved: approved.value },
      placeOf(sink),
      notesAt(approved),
    ),
  );
  return { policy: "sink_whitelist", ran: true, diagnostics, read: [approved, ...sinks] };
}

/** The product is on the domain's list. */
export function approvedProducts(manifest: Located<Manifest>, name: Located<string>): PolicyRun {
  const approved = optional(manifest, "approved_products");
  if (approved === undefined) return didNotRun("approved_products");
  const refused = !approved.value.includes(name.value);
  const parameters = { product: name.value, approved: approved.value };
  const diagnostics = refused
    ? [governanceDiagnostics["product-not-approved"](parameters, placeOf(name), notesAt(approved))]
    : [];
  return { policy: "approved_products", ran: true, diagnostics, read: [approved] };
}

function notesAt(list: Located<unknown>): {
  notes: { message: string; span: NonNullable<ReturnType<typeof placeOf>> }[];
} {
  const span = placeOf(list);
  return { notes: span === undefined ? [] : [{ message: "The list is here.", span }] };
}
