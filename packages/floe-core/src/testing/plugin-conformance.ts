import type { Plugin } from "../plugins/contract.ts";
import { type ConformanceSubject, checkPlugin } from "./check-plugin.ts";

/** What `checkPlugin` finds as lines of code and sentence, for a test that compares them with none. Options are tried with other values where the subject
 *  says so. */
export async function conformanceFindings(plugin: Plugin, subject: ConformanceSubject): Promise<readonly string[]> {
  const findings = await checkPlugin(plugin, { otherValues: "of-none", ...subject });
  return findings.filter(({ severity }) => severity !== "info").map(({ code, message }) => `${code}: ${message}`);
}
