import { csvText } from "./csv.ts";
import { customerSeeds } from "./customer-360.ts";
import { riskSeeds } from "./financial-risk.ts";
import { telemetrySeeds } from "./iot-telemetry.ts";
import type { Facts, ProductSeeds } from "./product-seeds.ts";

export interface SeedFile {
  /** Below `demo/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every file that the generator owns. Reads no clock and no file; the same text on every machine. */
export function generatedFiles(): readonly SeedFile[] {
  return [customerSeeds(), telemetrySeeds(), riskSeeds()].flatMap(filesOf);
}

function filesOf({ product, tables, facts }: ProductSeeds): readonly SeedFile[] {
  const seeds = tables.map((table) => ({ path: `${product}/seeds/${table.name}.csv`, text: csvText(table) }));
  return [...seeds, { path: `${product}/facts.json`, text: factsText(facts) }];
}

// A list on one line when it is short, as the repository's formatter wants it.
function factsText(facts: Facts): string {
  const text = JSON.stringify(facts, undefined, 2);
  return `${text.replaceAll(/\[[^\]]*\]/g, (list) => onOneLine(list))}\n`;
}

function onOneLine(list: string): string {
  const line = list.replaceAll(/\s+/g, " ").replace("[ ", "[").replace(" ]", "]");
  return line.length < 80 ? line : list;
}
