import type { Pointer } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";

/** A plugin as messages and provenance name it. */
export interface PluginId {
  readonly package: string;
  readonly version: string;
}

/** Where a value comes from. */
export type Origin =
  /** It stands in a file. */
  | { readonly kind: "source"; readonly pointer: Pointer; readonly span: Span }
  /** The schema supplies it; `within` is the nearest section that stands in the file. */
  | { readonly kind: "default"; readonly pointer: Pointer; readonly within: Span }
  | { readonly kind: "environment"; readonly variable: string }
  | { readonly kind: "flag"; readonly flag: string }
  | { readonly kind: "plugin"; readonly plugin: PluginId }
  /** A constant of the contract or of floe; the reason says why it is this one. */
  | { readonly kind: "builtin"; readonly reason: string }
  /** A named rule made it from others. */
  | { readonly kind: "derived"; readonly rule: string; readonly from: readonly Origin[] };

/** A place that a reader can be pointed at, or `undefined` for what no file holds. */
export function spanOf(origin: Origin): Span | undefined {
  switch (origin.kind) {
    case "source":
      return origin.span;
    case "default":
      return origin.within;
    case "derived":
      return origin.from.map(spanOf).find((span) => span !== undefined);
    default:
      return undefined;
  }
}

/** The places in files that a value was made from, defaults left out. */
export function sourcesOf(origin: Origin): readonly Extract<Origin, { kind: "source" }>[] {
  if (origin.kind === "source") return [origin];
  return origin.kind === "derived" ? origin.from.flatMap(sourcesOf) : [];
}
