import { isTable } from "../text/is-table.ts";
import type { Pointer } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import type { OriginRule } from "./rules-of-origin.ts";

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
  | { readonly kind: "plugin"; readonly plugin: PluginId }
  /** A constant of the contract or of floe; the reason says why it is this one. */
  | { readonly kind: "builtin"; readonly reason: string }
  /** A rule made it from others. */
  | { readonly kind: "derived"; readonly rule: OriginRule; readonly from: readonly Origin[] };

/** Whether a value is an origin: a plugin may be plain JavaScript, or bring a copy of this module of another version. */
export function isOrigin(value: unknown): value is Origin {
  if (!isTable(value)) return false;
  const { kind, rule, from } = value;
  if (kind !== "derived") return kinds.has(kind);
  const isRule = isTable(rule) && typeof rule["name"] === "string" && typeof rule["sentence"] === "string";
  return isRule && Array.isArray(from) && from.every(isOrigin);
}

const kinds: ReadonlySet<unknown> = new Set<Origin["kind"]>(["source", "default", "plugin", "builtin"]);

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
