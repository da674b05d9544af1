import { documentsOf, filesOf } from "../../project/project-file.ts";
import { type Pointer, parentOf } from "../../text/pointer.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { OnOutputs } from "./places.ts";
import { isLive, type SettingEffect, visitEffects } from "./setting-effects.ts";

/** What came of the settings of one file. */
export interface FileEffects {
  /** By setting, as the origins name it: a section that was taken as a whole goes by its own pointer, and what it holds has no
   *  entries. */
  readonly direct: ReadonlyMap<Pointer, readonly SettingEffect[]>;
  /** The live settings and all that holds one: `observability: {}` switches its defaults on. */
  readonly live: ReadonlySet<Pointer>;
  /** The sections inside which something is live. */
  readonly liveInside: ReadonlySet<Pointer>;
  /** The outputs that settings reach without a reader there, for the settings and all that holds one. */
  readonly reached: ReadonlyMap<Pointer, ReadonlySet<string>>;
}

/** A file of whose settings nothing came. */
export const noEffects: FileEffects = { direct: new Map(), live: new Set(), liveInside: new Set(), reached: new Map() };

/** What came of the settings of each file; those that it has of another one count as its own. */
export function effectsByFile(outputs: OnOutputs): ReadonlyMap<SourceFile, FileEffects> {
  const found = new Map<SourceFile, Collected>();
  const heirs = heirsIn(outputs.project);
  visitEffects(outputs, ({ source: stands, pointer }, effect) => {
    const source = heirs.get(stands) ?? stands;
    const file = found.get(source) ?? { direct: new Map(), live: new Set(), liveInside: new Set(), reached: new Map() };
    found.set(source, file);
    const known = file.direct.get(pointer);
    if (known === undefined) file.direct.set(pointer, [effect]);
    else known.push(effect);
    if (isLive(effect)) markLive(file, pointer);
    else if (effect.kind === "leaf") markReached(file, pointer, effect.output);
  });
  return found;
}

/** The file that has the settings of another one, by that one. */
function heirsIn({ inputs }: OnOutputs["project"]): ReadonlyMap<SourceFile, SourceFile> {
  return new Map(
    filesOf(inputs).flatMap((file) => documentsOf(file).map(({ source }) => [source, file.document.source] as const)),
  );
}

interface Collected {
  readonly direct: Map<Pointer, SettingEffect[]>;
  readonly live: Set<Pointer>;
  readonly liveInside: Set<Pointer>;
  readonly reached: Map<Pointer, ReadonlySet<string>>;
}

function markLive({ live, liveInside }: Collected, setting: Pointer): void {
  for (let pointer = setting; !live.has(pointer); pointer = parentOf(pointer)) {
    live.add(pointer);
    if (pointer !== "") liveInside.add(parentOf(pointer));
  }
}

function markReached({ reached }: Collected, setting: Pointer, output: string): void {
  for (let pointer = setting; ; pointer = parentOf(pointer)) {
    const outputs = reached.get(pointer);
    if (outputs?.has(output) === true) return;
    reached.set(pointer, outputs === undefined ? onlyOutput(output) : new Set([...outputs, output]));
    if (pointer === "") return;
  }
}

// Most settings reach one output, and a large product has a hundred thousand of them: they share a set.
const onlyOutputs = new Map<string, ReadonlySet<string>>();

function onlyOutput(output: string): ReadonlySet<string> {
  const known = onlyOutputs.get(output) ?? new Set([output]);
  onlyOutputs.set(output, known);
  return known;
}
