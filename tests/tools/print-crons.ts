import { readFileSync } from "node:fs";
import { isFault } from "../../packages/floe-core/src/rules/schedule/cron-fault.ts";
import { neverRuns } from "../../packages/floe-core/src/rules/schedule/never-runs.ts";
import { readCron } from "../../packages/floe-core/src/rules/schedule/read-cron.ts";

// Prints which of the cron expressions in a JSON file floe takes, in their order.
const expressions: unknown = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const answers = (Array.isArray(expressions) ? expressions : []).map((expression) => {
  const reading = readCron(String(expression));
  return !isFault(reading) && !neverRuns(reading);
});
process.stdout.write(JSON.stringify(answers));
