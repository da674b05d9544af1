import type { z } from "zod";
import { checkSchema, type EarlierCheck } from "../checking/check-schema.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Outcome, ok } from "../diagnostics/outcome.ts";
import { isRefused, type Located, marksOf, nodeOf, placeOf, refined } from "../origins/located.ts";
import type { Marks } from "../origins/marks.ts";
import { display } from "../secrets/display.ts";
import { isTable } from "../text/is-table.ts";
import { dotted } from "../text/pointer.ts";
import type { YamlMap } from "../yaml/node.ts";

/** A plugin's options: a table whose members know their places. */
export type Options = Located<{ readonly [key: string]: unknown }>;

/** What options are checked with: the schema, and where they stand, or would. */
export interface OptionsSubject {
  readonly schema: z.ZodType;
  readonly options: Options | undefined;
  /** What selects the plugin, to point at when there are no options at all. */
  readonly selectedBy: Located<unknown>;
  /** The key that would hold them then: their defaults go by its name. */
  readonly absent?: Located<unknown> | undefined;
  /** `plugins.compute.config`, where they would stand. */
  readonly place: string;
}

/** Options against a schema, with findings inside the user's file. What the manifest's own schema refused stays refused,
 *  and is not reported once more. */
export function checkOptions({ schema, options, selectedBy, absent, place }: OptionsSubject): Outcome<Options> {
  if (options !== undefined && isRefused(options)) return ok(options);
  const holder = options ?? selectedBy;
  const span = placeOf(holder);
  if (span === undefined) return ok(refined(absent ?? holder, { value: options?.value ?? {}, marks: marksOf(holder) }));
  const root = optionsNode(options) ?? { kind: "map", span, entries: new Map() };
  const { origin } = holder;
  const name = options !== undefined && origin.kind === "source" ? dotted(origin.pointer) : place;
  const earlier = options === undefined ? undefined : earlierCheck(options, root);
  const checked = checkSchema({ schema, root, rootKey: span, name: `\`${name}\`` }, { earlier });
  // Where there are no options at all, a rule could only say once more that they are missing.
  const isMissing = options === undefined && checked.diagnostics.length > 0;
  const marks: Marks = isMissing ? { ...checked.marks, refused: new Set([root]) } : checked.marks;
  const named = options ?? absent ?? selectedBy;
  const findings = options === undefined ? checked.diagnostics : withChoice(checked.diagnostics, selectedBy);
  return ok(refined(named, { value: asTable(checked.value), marks }, root), findings);
}

/** Of options that are missing the first one leads to what wants them: who has chosen another plugin sees why the old options are not
 *  enough. */
function withChoice(diagnostics: readonly Diagnostic[], selectedBy: Located<unknown>): readonly Diagnostic[] {
  const span = placeOf(selectedBy);
  const first = diagnostics.find(({ code }) => code === "schema/missing-key");
  if (span === undefined || first === undefined) return diagnostics;
  const note = { span, message: `\`${display(String(selectedBy.value))}\` is chosen here.` };
  return diagnostics.map((each) => (each === first ? { ...each, notes: [...each.notes, note] } : each));
}

function optionsNode(options: Options | undefined): YamlMap | undefined {
  const node = options === undefined ? undefined : nodeOf(options);
  return node?.kind === "map" ? node : undefined;
}

/** What the manifest's schema said of the section: which keys it refused, which are no options, as the `type` of a profile
 *  that stands among them, and its defaults. */
function earlierCheck(options: Options, root: YamlMap): EarlierCheck {
  const marks = marksOf(options);
  const entries = [...root.entries.values()];
  const meant = marks.meant.get(root);
  const isWritten = (key: string) => root.entries.has(key) || meant?.has(key) === true;
  const refused = entries.filter(({ value }) => marks.refused.has(value)).map(({ key }) => key);
  return {
    marks,
    refusedKeys: new Set([...refused, ...(meant?.keys() ?? [])]),
    otherKeys: new Set(entries.map(({ key }) => key).filter((key) => !(key in options.value))),
    defaults: Object.fromEntries(Object.entries(options.value).filter(([key]) => !isWritten(key))),
  };
}

// The schema of options is one of an object; what it made, or what stands there, is a table.
function asTable(value: unknown): Options["value"] {
  return isTable(value) ? value : {};
}
