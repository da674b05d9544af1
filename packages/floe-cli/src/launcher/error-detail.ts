/** A property of whatever was thrown, such as the `code` of an error of the system; `undefined` too where it cannot be
 *  looked at. */
export function errorDetail(error: unknown, name: "code" | "message" | "stack" | "syscall"): unknown {
  try {
    return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  } catch {
    return undefined;
  }
}
