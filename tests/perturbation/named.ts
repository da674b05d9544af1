import type { Diagnostic } from "floe-core";
import { isWithin, type Path, pointerOf } from "./plain-value.ts";
import { type Place, type Range, yamlPlaces } from "./yaml-places.ts";

/** A place in a file: the file as findings call it, what it holds now, and the path in it. */
export interface Spot {
  readonly file: string;
  readonly text: string;
  readonly path: Path;
}

/** Whether a finding, or a note of one, lies at a spot: at its value or key, at the key of a section that holds it, or
 *  at such a section as a whole. */
export function isNamed(diagnostics: readonly Diagnostic[], { file, text, path }: Spot): boolean {
  const pointer = pointerOf(path);
  const around = yamlPlaces(text).filter((place) => isWithin(pointer, pointerOf(place.path)));
  return spansIn(diagnostics, file).some((span) => around.some((place) => liesAt(span, place, pointer)));
}

/** Whether a finding lies at another place that holds this text: a reference to a name that was changed. */
export function isNamedAtReference(diagnostics: readonly Diagnostic[], { file, text }: Spot, name: unknown): boolean {
  const references = yamlPlaces(text).filter(({ plain, isLeaf }) => isLeaf && plain === name);
  return spansIn(diagnostics, file).some((span) => references.some(({ value }) => overlaps(span, value)));
}

/** Whether a finding lies anywhere inside the section that held a spot, or names the section. */
export function isNamedInSection(diagnostics: readonly Diagnostic[], spot: Spot): boolean {
  const path = spot.path.slice(0, -1);
  const section = yamlPlaces(spot.text).find((place) => pointerOf(place.path) === pointerOf(path));
  // The root is no place: what is missing there is reported at its start.
  if (section === undefined) return spansIn(diagnostics, spot.file).some(({ start }) => start === 0);
  const { value } = section;
  const isInside = (span: Range): boolean => span.start >= value.start && span.end <= value.end;
  return isNamed(diagnostics, { ...spot, path }) || spansIn(diagnostics, spot.file).some(isInside);
}

function liesAt(span: Range, { path, key, value }: Place, pointer: string): boolean {
  if (key !== undefined && overlaps(span, key)) return true;
  if (pointerOf(path) === pointer) return overlaps(span, value);
  return span.start === value.start && span.end >= value.end;
}

function overlaps(one: Range, other: Range): boolean {
  return one.start < Math.max(other.end, other.start + 1) && other.start < Math.max(one.end, one.start + 1);
}

function spansIn(diagnostics: readonly Diagnostic[], path: string): readonly Range[] {
  const spans = diagnostics.flatMap(({ span, notes }) => [span, ...notes.map((note) => note.span)]);
  return spans.flatMap((span) => (span?.source.shown === path ? [span] : []));
}
