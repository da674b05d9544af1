import type { RuleRun } from "../../checking/run-rules.ts";
import { runRules } from "../../checking/run-rules.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, isRefused, type Located, optional, placeOf } from "../../origins/located.ts";
import type { DbtSection } from "../../schemas/product/dbt-section.ts";
import { dbtRules } from "./index.ts";
import type { OnDbtProject } from "./places.ts";
import { silence, silencingDiagnostics } from "./silence.ts";

/** Asks what floe.yaml and the dbt project have to agree on, as hard as `dbt.check` says, and without what a transform says is
 *  no mistake. */
export function compareWithDbt(on: OnDbtProject): Pick<RuleRun<unknown>, "findings" | "readings"> {
  const { findings, readings } = runRules(dbtRules, on);
  const section = optional(on.product, "dbt");
  const level = levelOf(section);
  const steering = steeringOf(section).map((setting) => ({ rule: "compare-with-dbt", setting }));
  const silenced = level === "off" ? { findings, readings: [] } : silence(findings, on);
  return {
    findings: section === undefined ? silenced.findings : atLevel(silenced.findings, at(section, "check")),
    readings: [...readings, ...steering, ...silenced.readings],
  };
}

function atLevel(findings: readonly Diagnostic[], check: Located<DbtSection["check"]>): readonly Diagnostic[] {
  if (isRefused(check) || check.value === "error") return findings;
  const lowered = findings.filter((finding) => isAboutGraph(finding) && (check.value === "off" || isError(finding)));
  if (lowered.length === 0) return findings;
  const told = findings.flatMap((finding): readonly Diagnostic[] => {
    if (!lowered.includes(finding)) return [finding];
    return check.value === "off" ? [] : [{ ...finding, severity: "warning" }];
  });
  const parameters = { check: check.value, count: lowered.length };
  return [...told, silencingDiagnostics["check-lowered"](parameters, placeOf(check))];
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

type Section = Located<DbtSection> | undefined;

function levelOf(section: Section): DbtSection["check"] {
  const check = section && at(section, "check");
  return check === undefined || isRefused(check) ? "error" : check.value;
}

function steeringOf(section: Section): readonly Located<unknown>[] {
  const settings = section === undefined ? [] : [at(section, "check"), optional(section, "project")];
  return settings.flatMap((setting) => (setting === undefined || isRefused(setting) ? [] : [setting]));
}

// The profile and the packages decide whether dbt starts at all.
function isAboutGraph({ code }: Diagnostic): boolean {
  return code.startsWith("dbt/") && code !== "dbt/profile-mismatch" && code !== "dbt/profile-missing";
}
