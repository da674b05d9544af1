import { contextRule } from "../../checking/rule.ts";
import { isWritten } from "../../checking/written-settings.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic, Note } from "../../diagnostics/diagnostic.ts";
import { type Located, placeOf } from "../../origins/located.ts";
import { dotted, isWithin, type Pointer, segments } from "../../text/pointer.ts";
import { type Binding, bindingOf, decidedBy } from "./binding-of.ts";
import type { GovernanceRule } from "./governance-rule.ts";
import type { NotYet, Switch } from "./governed-setting.ts";
import { type UnenforcedSetting, unenforcedSettings } from "./not-enforced.ts";
import type { OnGovernance } from "./places.ts";

/** What is said about a rule that nothing enforces. */
interface Unenforced {
  readonly setting: string;
  readonly lacks: string;
  readonly help: string;
}

const problems = defineDiagnostics("governance", {
  "cannot-be-promised": problem({
    severity: "error",
    message: (p: Unenforced & { says: string }) =>
      `floe does not enforce \`${p.setting}\` yet, so ${p.says} cannot be promised: ${p.lacks}.`,
    help: ({ help }) => help,
    docs: {
      cause:
        "A rule says of itself that it is strict, required, enabled or blocking, and nothing in this version of floe enforces it. Whoever reads the file would rely on it, so this is an error at every enforcement level, `off` included.",
      example: "governance:\n  rbac: {enabled: true, required_role: deployer}\n",
      fix: "Give the setting a value that is true (`off`, `false`, `optional`), and see to it elsewhere until floe does. To keep it as a note, rename its key to begin with `x-`.",
    },
  }),
  "not-enforced": problem({
    severity: "warning",
    atStrict: "error",
    message: (p: Unenforced & { isStrict: boolean }) =>
      `floe does not enforce \`${p.setting}\` yet${p.isStrict ? ", so `strict` cannot be promised" : ""}: ${p.lacks}.`,
    help: ({ help }) => help,
    docs: {
      cause:
        "A rule of the platform is valid, and nothing in this version of floe enforces it. A warning at `off` and `warn`; an error at `strict`, which promises that every rule is kept.",
      example: "governance:\n  data_retention_days: 400\n",
      fix: "See to it elsewhere until floe does. Switch the rule off, or rename its key to begin with `x-` to keep it as a note.",
    },
  }),
  "not-switched-on": problem({
    severity: "warning",
    atStrict: "error",
    message: (p: { setting: string; key: string }) =>
      `\`${p.setting}\` has settings and is not switched on: without \`${p.key}\` it is off.`,
    help: ({ key }) => `Say what you mean: \`${key}: false\` if it is to be off.`,
    docs: {
      cause:
        "A section of rules has settings, and lacks the key that switches it on. They have no effect, and whoever reads them thinks otherwise. An error at `strict`.",
      example: "governance:\n  network_policies: {default_deny: true}\n",
      fix: "Add the key: `enabled: false`, or `enabled: true` as soon as floe enforces the section.",
    },
  }),
  "switched-off": problem({
    severity: "info",
    message: (p: { setting: string }) => `\`${p.setting}\` is switched off, and its settings have no effect.`,
    docs: {
      cause: "The section says that it is off. It promises nothing, and what else stands in it waits.",
      example: "governance:\n  rbac: {enabled: false, required_role: deployer}\n",
      fix: "Nothing has to be done.",
    },
  }),
});

/** Rules that nothing enforces are reported: those that call themselves strict, required or enabled as errors at any level,
 *  because a reader relies on them. It reads no setting in the sense of "nothing is dropped": being reported here is no
 *  effect. */
export const rulesAreEnforced: GovernanceRule = contextRule<OnGovernance>({
  name: "rules-are-enforced",
  problems,
  check: (context) => {
    const found = unenforcedSettings(context).map(judged);
    const settled = found.filter(({ pointer }) => !isSaidWith(found, pointer));
    return settled.flatMap((each) => complaints(each, context.level === "strict"));
  },
});

interface Judged {
  readonly setting: Located<unknown>;
  readonly pointer: Pointer;
  readonly rule: NotYet;
  readonly binding: Binding | undefined;
}

function judged({ setting, rule }: UnenforcedSetting): Judged {
  const { origin } = setting;
  const pointer = origin.kind === "source" ? origin.pointer : "";
  return { setting, pointer, rule, binding: bindingOf(setting, rule.switches ?? []) };
}

// What lies in a section that is off is off with it, and of a list with a rule that cannot be promised the rule is named.
function isSaidWith(all: readonly Judged[], pointer: Pointer): boolean {
  const own = all.find((each) => each.pointer === pointer)?.binding?.kind;
  return all.some(
    (other) =>
      other.pointer !== pointer &&
      ((other.binding?.kind === "off" && isWithin(pointer, other.pointer)) ||
        (own === "binding" && other.binding?.kind === "asserted" && isWithin(other.pointer, pointer))),
  );
}

function complaints({ setting, pointer, rule, binding }: Judged, isStrict: boolean): readonly Diagnostic[] {
  if (binding === undefined || binding.kind === "nobody") return [];
  const name = dotted(pointer);
  const about = { setting: name, lacks: rule.lacks, help: helpFor(pointer, rule) };
  switch (binding.kind) {
    case "off": {
      const { by } = binding;
      if (isWritten(by)) return [problems["switched-off"]({ setting: name }, placeOf(setting), noteAt(by, "Here."))];
      const key = rule.switches?.find(({ off }) => off !== undefined)?.key ?? "";
      return [problems["not-switched-on"]({ setting: name, key }, placeOf(setting))];
    }
    case "binding": {
      const place = decidedBy(setting, binding.by);
      return [problems["not-enforced"]({ ...about, isStrict }, placeOf(place), sectionNote(setting, place))];
    }
    case "asserted": {
      const place = decidedBy(setting, binding.by);
      const parameters = { ...about, says: saidBy(binding) };
      return [problems["cannot-be-promised"](parameters, placeOf(place), sectionNote(setting, place))];
    }
  }
}

function saidBy({ by, key }: Extract<Binding, { kind: "asserted" }>): string {
  const value = String(by.value);
  const said = key === undefined || key === "enforcement" ? `\`${value}\`` : `\`${key}: ${value}\``;
  return isWritten(by) ? said : `${said}, which is the default,`;
}

// Where the switch is pointed at, the section that it belongs to is shown as well.
function sectionNote(setting: Located<unknown>, place: Located<unknown>): { readonly notes: readonly Note[] } {
  return place === setting ? { notes: [] } : noteAt(setting, "The rule stands here.");
}

function noteAt(place: Located<unknown>, message: string): { readonly notes: readonly Note[] } {
  const span = placeOf(place);
  return { notes: span === undefined ? [] : [{ message, span }] };
}

function helpFor(pointer: Pointer, { meanwhile, switches = [] }: NotYet): string {
  const weaker = switches.flatMap(weakerValues);
  const key = segments(pointer).at(-1) ?? "";
  if (weaker.length > 0) return `${meanwhile} until floe does, and set ${weaker.join(" or ")} here.`;
  return `${meanwhile} until floe does; to keep this as a note, call it \`x-${key}\`.`;
}

function weakerValues({ key, off = [] }: Switch): readonly string[] {
  return off.map((value) => (key === undefined ? `\`${value}\`` : `\`${key}: ${value}\``));
}
