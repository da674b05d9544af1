import { findSecrets } from "./find.ts";
import { findRandomText } from "./random-text.ts";

/** How a secret is shown: by its kind and length; no part of it, and no digest, which a short one would be found by. */
export function describeSecret(kind: string, length: number): string {
  return `‹secret: ${kind}, ${length} chars›`;
}

/** A text for people with descriptions in the place of what is, or may be, a secret. */
export function withoutSecrets(text: string): string {
  const known = findSecrets(text).map(({ kind, start, end }) => ({ kind, start, end }));
  const random = findRandomText(text).map(({ start, end }) => ({ kind: "unknown", start, end }));
  const apart = random.filter((each) => !known.some(({ start, end }) => each.start < end && start < each.end));
  let shown = "";
  let at = 0;
  for (const { kind, start, end } of [...known, ...apart].sort((left, right) => left.start - right.start)) {
    shown += text.slice(at, start) + describeSecret(kind, end - start);
    at = end;
  }
  return shown + text.slice(at);
}
