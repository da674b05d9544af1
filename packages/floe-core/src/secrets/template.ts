/** Whether a part of an address, of a header or of a token is a gap that a template leaves, which another program fills:
 *  `${DB_PASSWORD}`, `{{ token }}`, `<your-password>`, `****`. Not asked of what stands under a sensitive name: floe fills no
 *  gaps, and `<hunter2>` is a password that somebody may have. */
export function isTemplate(text: string): boolean {
  const trimmed = text.trim().slice(0, 500);
  return variable.test(trimmed) || gap.test(trimmed) || mask.test(trimmed);
}

const variable =
  /^(?:\$\{(?:[a-z]{2,10}[:.])?[A-Z][A-Z0-9_]*\}|\$\([A-Z][A-Z0-9_]*\)|\$\{\{[^{}]*\}\}|\{\{[^{}]*\}\}|\{[a-z_]*\})$/u;

// The word in the brackets has to say itself what belongs there.
const gap = /^<(?:[a-z]+[-_ ])*(?:password|passwd|pwd|secret|token|key|credentials?|user|username)>$/iu;

const mask = /^(?:\*+|[x.•_-]{3,}|X{3,})$/u;
