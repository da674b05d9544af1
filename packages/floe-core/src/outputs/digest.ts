/** The SHA-256 of bytes, or of a string in UTF-8: `sha256:<64 hex digits>`. */
export function digestOf(content: string | Uint8Array): string {
  // Loaded when first asked for; an import would cost every run its start-up time.
  const { createHash } = process.getBuiltinModule("node:crypto");
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

export function isDigest(text: unknown): text is string {
  return typeof text === "string" && /^sha256:[0-9a-f]{64}$/u.test(text);
}
