/** The same plain data, and from now on nobody can change it. Plugins get their inputs like this: what one of them
 *  wrote into its inputs, the next one and the compiler would read. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) frozen(member);
  return value;
}
