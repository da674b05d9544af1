import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { marksOf } from "../../origins/located.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { filesOf } from "../../project/project-file.ts";
import { profileKinds } from "../../schemas/kinds.ts";
import { display } from "../../secrets/display.ts";
import { child, dotted, type Pointer, parentOf, segments } from "../../text/pointer.ts";
import type { Span } from "../../text/span.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { isNotEnforced } from "../governance/not-enforced.ts";
import type { OnOutputs } from "./places.ts";
import { usedSettings } from "./used-settings.ts";

const problems = defineDiagnostics("config", {
  "unused-key": problem({
    severity: "warning",
    atStrict: "error",
    message: (p: { setting: string }) =>
      `\`${display(p.setting)}\` has no effect: nothing in this floe, nor in a selected plugin, reads it.`,
    help: () => "Remove it, or rename its first key to begin with `x-` to keep it as a note.",
    docs: {
      cause:
        "The setting is valid, and no output and no policy of this version reads it. floe drops nothing silently. A warning at `off` and `warn`; an error at `strict`, where a rule that is not enforced would be a breach.",
      example: "artifacts:\n  registry: {uri: oci://registry.example.com/floe, auth: {type: anonymous}}\n",
      fix: "Remove the setting until a floe or a plugin that reads it is installed.",
    },
  }),
  "not-selected": problem({
    severity: "info",
    message: (p: { setting: string }) => `\`${display(p.setting)}\` is not used by this product.`,
    docs: {
      cause: "The manifest offers profiles by name, and this product refers to others.",
      example: "# manifest.yaml\nprofiles:\n  compute:\n    default: {type: duckdb}\n    reports: {type: duckdb}\n",
      fix: "Nothing has to be done; other products may use it.",
    },
  }),
});

/** Settings that reach no output and that no policy read are reported, each once, at the highest key under which nothing
 *  is used. */
export const settingsAreUsed = contextRule<OnOutputs>({
  name: "settings-are-used",
  problems,
  check: (outputs) => {
    const { project } = outputs;
    const used = usedSettings(outputs);
    const unused = filesOf(project.inputs).flatMap(({ role, document: { source, root }, value }) =>
      unusedWithin(root, "", {
        ...usesOf(used.get(source) ?? new Set(), marksOf(value).refused),
        isSaid: (pointer) => isNotEnforced(role, pointer),
      }),
    );
    return unused.map(({ pointer, span }) => {
      const isForOthers = isProfile(pointer) || isOtherDefault(project, pointer);
      return problems[isForOthers ? "not-selected" : "unused-key"]({ setting: dotted(pointer) }, span);
    });
  },
});

interface Unused {
  readonly pointer: Pointer;
  readonly span: Span;
}

/** The used settings of a file, with all that holds one. */
interface Uses {
  /** Whether a rule says what there is to say about a setting and all that lies in it. */
  readonly isSaid: (pointer: Pointer) => boolean;
  readonly pointers: ReadonlySet<Pointer>;
  /** Those inside which something is used. */
  readonly holders: ReadonlySet<Pointer>;
  /** What the schema does not know: that is said, and that it has no effect with it. */
  readonly refused: ReadonlySet<YamlNode>;
}

function usesOf(pointers: ReadonlySet<Pointer>, refused: ReadonlySet<YamlNode>): Omit<Uses, "isSaid"> {
  return { pointers, holders: new Set([...pointers].map(parentOf)), refused };
}

function unusedWithin(node: YamlNode, pointer: Pointer, used: Uses): readonly Unused[] {
  if (node.kind === "scalar") return [];
  const children =
    node.kind === "map"
      ? [...node.entries.values()].map(({ key, keySpan, value }) => ({ key, span: keySpan, value }))
      : node.items.map((value, index) => ({ key: index, span: value.span, value }));
  return children.flatMap(({ key, span, value }) => {
    const inner = child(pointer, key);
    const isUsed = used.pointers.has(inner);
    if (used.isSaid(inner) || used.refused.has(value) || (String(key).startsWith("x-") && !isUsed)) return [];
    // A rule that took a whole section names the section and none of its keys; then all of them are used.
    if (isUsed) return used.holders.has(inner) ? unusedWithin(value, inner, used) : [];
    // Profiles are judged one by one: those that this product does not name are there for others.
    const holdsProfiles = value.kind === "map" && /^\/profiles(?:\/[^/]+)?$/u.test(inner);
    return holdsProfiles ? unusedWithin(value, inner, used) : [{ pointer: inner, span }];
  });
}

// `plugins.X` is the profile `default` of its category, and a product may name another one.
function isOtherDefault({ product }: GeneratedProject, pointer: Pointer): boolean {
  const [top, section, ...inner] = segments(pointer);
  const row = profileKinds.find(({ kind }) => kind === section);
  if (top !== "plugins" || inner.length > 0 || row === undefined) return false;
  return (product.value[row.kind] ?? "default") !== "default";
}

function isProfile(pointer: Pointer): boolean {
  const path = segments(pointer);
  return path.length === 3 && path[0] === "profiles";
}
