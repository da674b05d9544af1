/** A mistake of ours, or of a plugin: thrown, caught once at the top, exit code 70. Never for what a user wrote. */
export class Bug extends Error {
  override readonly name: string = "Bug";
}

/** Asserts what only a mistake of ours could break. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** Ends an exhaustive switch. */
export function unreachable(value: never): never {
  throw new Bug(`no case handles ${JSON.stringify(value)}`);
}
