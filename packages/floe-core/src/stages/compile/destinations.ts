import { members } from "../../origins/located.ts";
import type { TracedJson } from "../../origins/traced.ts";
import { withoutPlaintext } from "../../origins/withhold.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";

/** The systems that get data of the product, as floe.yaml has them, under their key. The contract has no field of its own for
 *  them: sending is the work of the ingestion plugin, and the orchestrator shows what is downstream of the product's tables. */
export function destinationsOf({ product }: EnforcedProject): Readonly<Record<string, TracedJson>> {
  const destinations = members<unknown>(product).find(([key]) => key === "destinations")?.[1];
  return destinations === undefined ? {} : { destinations: withoutPlaintext(destinations) };
}
