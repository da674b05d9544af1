/** A property of whatever was thrown, such as the `code` of an error of the system. */
export function errorDetail(error: unknown, name: "code" | "message" | "stack" | "syscall"): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
}
