import { entropyOf } from "./entropy.ts";

/** A part of a string that is too random to be a word, a name or an address. */
export interface RandomText {
  readonly start: number;
  readonly end: number;
}

/** The parts of a string that look like keys of an unknown kind: at least 20 characters of high entropy without a word
 *  in them, and no digest, UUID, path, address or version. */
export function findRandomText(text: string): readonly RandomText[] {
  const found: RandomText[] = [];
  for (const match of text.matchAll(/[A-Za-z0-9+/_=-]{20,}/gu)) {
    const [word] = match;
    if (word.length <= longest && isRandom(word) && !isDigest(text, match.index))
      found.push({ start: match.index, end: match.index + word.length });
  }
  return found;
}

// What is longer is data and no key; and its entropy says nothing any more.
const longest = 1000;
const hexFloor = 3;
const base64Floor = 4.5;

function isRandom(word: string): boolean {
  // Digits alone are an account or a time.
  if (!/\d/u.test(word) || !/[A-Za-z]/u.test(word)) return false;
  return hasHighEntropy(word) && !isUuid(word) && !isPath(word) && !holdsWord(word);
}

function hasHighEntropy(word: string): boolean {
  if (/^[0-9a-f]+$/iu.test(word)) return !hashLengths.has(word.length) && entropyOf(word) >= hexFloor;
  // Short words cannot reach the floor: 20 different characters have 4.3 bits each.
  return entropyOf(word) >= Math.min(base64Floor, Math.log2(word.length) * nearlyAll);
}

const nearlyAll = 0.9;

// SHA-1, SHA-224, SHA-256, SHA-384, SHA-512.
const hashLengths: ReadonlySet<number> = new Set([40, 56, 64, 96, 128]);

function isDigest(text: string, start: number): boolean {
  return /(?:sha\d{1,3}|md5)[:-]$/iu.test(text.slice(Math.max(0, start - 8), start));
}

function isUuid(word: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu.test(word);
}

function isPath(word: string): boolean {
  return word.includes("/") && word.split("/").every((part) => part.length < 20 && !/[+=]/u.test(part));
}

// Words of four letters and more: a random key of 40 characters holds one of them once in ten thousand times.
function holdsWord(word: string): boolean {
  return words.test(word);
}

const words =
  /account|address|amount|analy|audit|average|base|batch|bronze|bucket|build|catalog|client|cluster|column|company|config|count|custom|daily|dash|data|date|default|demo|deploy|email|employ|endpoint|enrich|event|export|fact|fail|file|final|finance|floe|fold|gold|group|header|health|history|hour|house|iceberg|import|index|intern|invoice|item|join|label|lake|layer|level|limit|line|load|local|machine|main|manifest|market|mart|master|measure|merge|metric|model|month|name|namespace|node|number|order|output|owner|page|part|path|payment|period|pipeline|platform|point|policy|port|price|process|prod|profile|project|property|public|quality|query|rate|reading|record|refer|region|report|resource|retail|risk|role|sale|schema|scope|search|sensor|service|session|setting|silver|site|snap|source|spec|stage|staging|start|state|status|step|storage|store|stream|string|summar|support|system|table|target|task|team|temp|tenant|test|ticket|time|topic|total|trace|track|trans|type|update|usage|user|value|vendor|version|view|warehouse|week|window|work|year|zone/iu;
