/** What a registry asks for in `WWW-Authenticate`. */
export interface Challenge {
  /** In small letters: `basic`, `bearer`. */
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const longest = 8192;

/** Reads the challenges of a header (RFC 9110, 11.6.1), the ones that can be read. */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  for (const [, scheme, name, quoted, bare] of header.slice(0, longest).matchAll(parts)) {
    if (scheme !== undefined) challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
    else if (name !== undefined)
      challenges.at(-1)?.parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/gu, "$1") ?? bare ?? "");
  }
  return challenges;
}

// A scheme is a word that is not followed by `=`; a parameter is a name with a value, in quotes or bare.
const parts =
  /([A-Za-z][A-Za-z0-9-]*)(?=\s+[A-Za-z]|\s*$|\s*,)|([A-Za-z][A-Za-z0-9_-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gu;
