import type { Check, CheckLine } from "../doctor/check.ts";

/** A line of a check, and the product that it is about. */
export interface DoctorLine extends CheckLine {
  readonly check: Check["name"];
  readonly title: string;
  readonly product: string;
}

/** A line for people, with its cure below. */
export function doctorLine({ state, title, says, cure, details = [] }: DoctorLine): string {
  const more = [...details.map((line) => `| ${line}`), ...(cure === undefined ? [] : [`cure: ${cure}`])];
  return `${state.padEnd(8)}${title}: ${says}\n${more.map((line) => `${" ".repeat(8)}${line}\n`).join("")}`;
}

/** The last line for people. */
export function doctorTotal(lines: readonly DoctorLine[]): string {
  const counts = (["ok", "warning", "failed", "skipped"] as const).flatMap((state) => {
    const count = lines.filter((line) => line.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  return `${counts.join(", ")}\n`;
}

/** All of it as JSON: docs/schemas/doctor.schema.json. */
export function doctorJson(lines: readonly DoctorLine[], ok: boolean): string {
  const checks = lines.map(({ product, check, state, says, cure = null, details = [] }) => ({
    product,
    check,
    state,
    says,
    cure,
    details,
  }));
  return `${JSON.stringify({ version: 1, ok, checks }, null, 2)}\n`;
}
