import { contextRule, type Rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, isRefused, isThere, type Located, optional, placeOf } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import type { OnPlatform } from "./places.ts";

const problems = defineDiagnostics("observability", {
  "backend-disagrees": problem({
    severity: "error",
    message: (p: { setting: string; says: string; kind: string; option: string }) =>
      `\`observability.${p.setting}\` is \`${display(p.says)}\`, and \`plugins.${p.kind}\` makes it \`${display(p.option)}\`.`,
    help: (p) =>
      `They mean the same thing: remove \`observability.${p.setting}\`, or make the two agree. \`enabled: false\` switches it off.`,
    docs: {
      cause:
        "The selected telemetry or lineage backend and the `observability` section both say where the products report to, and say different things.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  telemetry_backend:\n    type: otlp\n    config: {endpoint: 'http://collector:4317'}\nobservability:\n  tracing: {endpoint: 'http://other:4317'}\n",
      fix: "Say it in one of the two places.",
    },
  }),
});

/** Where the products report to is said once, or twice the same. */
export const backendsAgree: Rule<OnPlatform> = contextRule<OnPlatform>({
  name: "backends-agree",
  problems,
  check: ({ manifest, backends, wanted }) => {
    const observability = optional(manifest, "observability");
    if (observability === undefined) return [];
    const tracing = at(observability, "tracing");
    const lineage = at(observability, "lineage");
    if (isRefused(tracing) || isRefused(lineage)) return [];
    const { telemetry = {}, lineage: receiver = {} } = backends;
    const traces = { kind: "telemetry_backend", type: wanted.get("telemetry_backend")?.type };
    const events = { kind: "lineage_backend", type: wanted.get("lineage_backend")?.type };
    return [
      ...disagreement(at(tracing, "exporter"), telemetry.exporter, {
        ...traces,
        setting: "tracing.exporter",
        off: "none",
      }),
      ...disagreement(at(tracing, "endpoint"), telemetry.endpoint, { ...traces, setting: "tracing.endpoint" }),
      ...disagreement(at(lineage, "transport"), receiver.transport, {
        ...events,
        setting: "lineage.transport",
        off: "noop",
      }),
      ...disagreement(at(lineage, "endpoint"), receiver.endpoint, { ...events, setting: "lineage.endpoint" }),
    ];
  },
});

interface Subject {
  readonly kind: string;
  readonly type: Located<string> | undefined;
  readonly setting: string;
  /** The value that switches the reporting off, which a backend has nothing against. */
  readonly off?: string;
}

function disagreement(
  setting: Located<string>,
  option: Located<string> | undefined,
  { kind, type, setting: name, off }: Subject,
): readonly Diagnostic[] {
  if (option === undefined || !isThere(setting) || !isThere(option) || setting.origin.kind !== "source") return [];
  if (setting.value === option.value || setting.value === off) return [];
  const span = placeOf(option) ?? (type && placeOf(type));
  const notes = span === undefined ? [] : [{ message: "The backend says it here.", span }];
  const parameters = { setting: name, says: setting.value, kind, option: option.value };
  return [problems["backend-disagrees"](parameters, placeOf(setting), { notes })];
}
