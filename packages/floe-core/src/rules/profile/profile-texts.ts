import type { Origin } from "../../origins/origin.ts";
import type { Materialized } from "../../origins/traced.ts";
import { isWithin, type Pointer, segments } from "../../text/pointer.ts";

/** A text of the dbt profile. */
export interface ProfileText {
  readonly pointer: Pointer;
  readonly text: string;
  readonly origin: Origin;
}

/** The texts of the dbt profile that the contract holds. */
export function profileTexts({ value, trace }: Materialized<object>): readonly ProfileText[] {
  return trace.flatMap(({ pointer, origin }) => {
    const text = isWithin(pointer, "/dbt_profiles") ? valueAt(value, pointer) : undefined;
    return typeof text === "string" ? [{ pointer, text, origin }] : [];
  });
}

function valueAt(value: unknown, pointer: Pointer): unknown {
  let current = value;
  for (const key of segments(pointer)) current = isTable(current) ? current[key] : undefined;
  return current;
}

// Arrays answer to their indexes like tables do.
function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
