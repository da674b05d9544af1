import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";
import { type Located, optional, placeOf } from "../../origins/located.ts";
import type { Origin } from "../../origins/origin.ts";
import { sourceHashRule } from "../../origins/source-hash-rule.ts";
import type { TraceLine } from "../../origins/traced.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { child, dotted, type Pointer, parentOf, segments } from "../../text/pointer.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { configDiagnostics } from "./problems.ts";
import { isRead } from "./read-at-run-time.ts";

/** Settings of both files that reach no output and that no policy read. Each is reported once, at the highest key
 *  under which nothing is used. */
export function unusedSettings(project: GeneratedProject, files: readonly GeneratedFile[]): readonly Diagnostic[] {
  const used = usedPointers(project, files);
  const severity: Severity = project.enforcement.level.value === "strict" ? "error" : "warning";
  const documents = [project.file.document, project.platform.file.document];
  const unused = documents.flatMap(({ source, root }) => unusedWithin(root, "", usesOf(used.get(source) ?? new Set())));
  return [
    ...shadowedSettings(project).flatMap(shadowedBy),
    ...unused.map(({ pointer, span }) => {
      if (isProfile(pointer) || isOtherDefault(project, pointer))
        return configDiagnostics["not-selected"]({ setting: dotted(pointer) }, span);
      return configDiagnostics["unused-key"]({ setting: dotted(pointer) }, span, { severity });
    }),
  ];
}

interface Shadowed {
  readonly setting: Located<unknown>;
  readonly winner: Located<unknown>;
}

/** Settings that a nearer one replaced as a whole. */
function shadowedSettings({ product, platform }: GeneratedProject): readonly Shadowed[] {
  const winner = optional(product, "schedule");
  const options = platform.plugins.get("orchestrator")?.options;
  const setting = options && optional(options, "default_schedule");
  return winner === undefined || setting === undefined ? [] : [{ setting, winner }];
}

function shadowedBy({ setting, winner }: Shadowed): readonly Diagnostic[] {
  if (setting.origin.kind !== "source") return [];
  const place = placeOf(winner);
  const notes = place === undefined ? [] : [{ message: "This one applies.", span: { ...place, end: place.start + 1 } }];
  return [configDiagnostics.shadowed({ setting: dotted(setting.origin.pointer) }, setting.origin.span, { notes })];
}

/** Settings that steer the compile itself: which kind of file this is, which manifest and profiles are meant. A name
 *  that fits nothing was an error long before. */
const steering: readonly Pointer[] = ["/apiVersion", "/kind", "/platform/manifest", "/catalog", "/storage", "/compute"];

function usedPointers(
  project: GeneratedProject,
  files: readonly GeneratedFile[],
): ReadonlyMap<SourceFile, ReadonlySet<Pointer>> {
  const used = new Map<SourceFile, Set<Pointer>>();
  const mark = (source: SourceFile, setting: Pointer): void => {
    const pointers = used.get(source) ?? new Set();
    used.set(source, pointers);
    // What holds a used setting is used: `observability: {}` switches its defaults on.
    for (let pointer = setting; !pointers.has(pointer); pointer = parentOf(pointer)) pointers.add(pointer);
  };
  const add = (origin: Origin): void => {
    if (origin.kind === "derived" && origin.rule !== sourceHashRule) for (const part of origin.from) add(part);
    if (origin.kind === "source") mark(origin.span.source, origin.pointer);
    if (origin.kind === "default") mark(origin.within.source, origin.pointer);
  };
  const artifactLines = project.artifacts.trace.filter((line) => isRead(project, line.pointer));
  for (const { origin } of [...artifactLines, ...files.flatMap(({ trace }): readonly TraceLine[] => trace)])
    add(origin);
  for (const { setting } of [...project.readings, ...shadowedSettings(project)]) add(setting.origin);
  // The type of a profile chooses the plugin that makes its dbt output.
  for (const { selected } of project.engines) add(selected.type.origin);
  for (const document of [project.file.document, project.platform.file.document]) {
    for (const pointer of steering) mark(document.source, pointer);
  }
  return used;
}

interface Unused {
  readonly pointer: Pointer;
  readonly span: Span;
}

/** The used settings of a file, with all that holds one. */
interface Uses {
  readonly pointers: ReadonlySet<Pointer>;
  /** Those inside which something is used. */
  readonly holders: ReadonlySet<Pointer>;
}

function usesOf(pointers: ReadonlySet<Pointer>): Uses {
  return { pointers, holders: new Set([...pointers].map(parentOf)) };
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
    if (String(key).startsWith("x-") && !isUsed) return [];
    // A rule that took a whole section names the section and none of its keys; then all of them are used.
    if (isUsed) return used.holders.has(inner) ? unusedWithin(value, inner, used) : [];
    // Profiles are judged one by one: those that this product does not name are there for others.
    const holdsProfiles = value.kind === "map" && /^\/profiles(?:\/[^/]+)?$/u.test(inner);
    return holdsProfiles ? unusedWithin(value, inner, used) : [{ pointer: inner, span }];
  });
}

// `plugins.catalog` is short for `profiles.catalogs.default`.
// `plugins.X` is the profile `default` of its category, and a product may name another one.
function isOtherDefault({ product }: GeneratedProject, pointer: Pointer): boolean {
  const [top, kind, ...inner] = segments(pointer);
  if (top !== "plugins" || inner.length > 0) return false;
  if (kind !== "compute" && kind !== "catalog" && kind !== "storage") return false;
  return (product.value[kind] ?? "default") !== "default";
}

function isProfile(pointer: Pointer): boolean {
  const path = segments(pointer);
  return path.length === 3 && path[0] === "profiles";
}
