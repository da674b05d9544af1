import { claimedValues, type Definition, definitionOf, isOfKind, lazyInner, whenMissing } from "./definition.ts";
import { emitChecks } from "./emit-checks.ts";
import { emitOneOf, emitValue } from "./emit-value.ts";

/** JavaScript that takes a value the way a schema does: `code` declares functions, and `accept` names the one that
 *  gives what the schema would make of a valid value, or `no`. It never says why: zod does that.
 *  Throws for what it has no words for, such as a transformation. */
export interface Acceptor {
  readonly accept: string;
  readonly code: string;
}

export function emitAcceptor(schema: object): Acceptor {
  const emitter: Emitter = { names: new Map(), functions: [] };
  const accept = functionFor(emitter, schema);
  return { accept, code: emitter.functions.join("\n") };
}

interface Emitter {
  readonly names: Map<object, string>;
  readonly functions: string[];
}

function functionFor(emitter: Emitter, schema: object): string {
  const known = emitter.names.get(schema);
  if (known !== undefined) return known;
  const name = `a${emitter.names.size}`;
  // Before its body: a schema may contain itself.
  emitter.names.set(schema, name);
  emitter.functions.push(`function ${name}(v) {\n${bodyFor(emitter, schema)}\n}`);
  return name;
}

// The types whose checks are part of what is emitted for them.
const checkedTypes: ReadonlySet<string> = new Set(["string", "number", "boolean", "array"]);

function bodyFor(emitter: Emitter, schema: object): string {
  const definition = definitionOf(schema);
  const checks = emitChecks(schema);
  if (checks !== "" && !checkedTypes.has(definition.type)) {
    throw new Error(`A schema of type ${definition.type} with checks cannot be compiled.`);
  }
  const inner = (): string => functionFor(emitter, needed(definition, "innerType"));
  switch (definition.type) {
    case "string":
    case "number":
    case "boolean":
      return `return typeof v === "${definition.type}"${checks} ? v : no;`;
    case "unknown":
      return "return v;";
    case "literal":
      return `return ${emitOneOf(needed(definition, "values"))} ? v : no;`;
    case "enum":
      return `return ${emitOneOf(wordsOf(needed(definition, "entries")))} ? v : no;`;
    case "lazy":
      return `return ${functionFor(emitter, lazyInner(schema))}(v);`;
    case "optional":
      if (isOfKind(schema, "$ZodExactOptional")) throw new Error("An exactOptional schema cannot be compiled.");
      return whenMissing(needed(definition, "innerType")) === "defaulted"
        ? `return ${inner()}(v);`
        : `return v === undefined ? v : ${inner()}(v);`;
    case "nullable":
      return `return v === null ? v : ${inner()}(v);`;
    case "default":
      return `return v === undefined ? ${emitValue(definition.defaultValue)} : ${inner()}(v);`;
    case "prefault":
      return `return ${inner()}(v === undefined ? ${emitValue(definition.defaultValue)} : v);`;
    case "array":
      return arrayBody(functionFor(emitter, needed(definition, "element")), checks);
    case "record":
      return recordBody(emitter, definition);
    case "object":
      return objectBody(emitter, definition);
    case "union":
      refuseOtherUnions(schema);
      return unionBody(needed(definition, "options").map((option) => functionFor(emitter, option)));
    default:
      throw new Error(`A schema of type ${definition.type} cannot be compiled.`);
  }
}

function needed<K extends keyof Definition>(definition: Definition, key: K): NonNullable<Definition[K]> {
  const value = definition[key];
  if (value === undefined || value === null) throw new Error(`A schema of type ${definition.type} has no ${key}.`);
  return value;
}

function wordsOf(entries: Readonly<Record<string, string | number>>): readonly unknown[] {
  const words = Object.values(entries);
  // TypeScript's own enums list their numbers in both directions.
  if (words.some((word) => typeof word === "number")) throw new Error("An enum of numbers cannot be compiled.");
  return words;
}

function arrayBody(element: string, checks: string): string {
  return `  if (!(Array.isArray(v)${checks})) return no;
  const out = [];
  for (let i = 0; i < v.length; i++) {
    const item = ${element}(v[i]);
    if (item === no) return no;
    out.push(item);
  }
  return out;`;
}

function recordBody(emitter: Emitter, definition: Definition): string {
  const key = needed(definition, "keyType");
  // A record over an enumeration asks for all of its keys, and a loose one takes keys that its schema refuses.
  if (definitionOf(key).type !== "string" || definition.mode === "loose") {
    throw new Error("Only records with free keys can be compiled.");
  }
  const accepts = [functionFor(emitter, key), functionFor(emitter, needed(definition, "valueType"))];
  // zod leaves a key `__proto__` out.
  return `  if (!isOpenTable(v)) return no;
  const out = {};
  for (const key of Object.keys(v)) {
    if (key === "__proto__") continue;
    if (${accepts[0]}(key) === no) return no;
    const member = ${accepts[1]}(v[key]);
    if (member === no) return no;
    out[key] = member;
  }
  return out;`;
}

function objectBody(emitter: Emitter, definition: Definition): string {
  const shape = needed(definition, "shape");
  if (Reflect.ownKeys(shape).some((key) => typeof key === "symbol" || key === "__proto__")) {
    throw new Error("An object with a key `__proto__`, or one that is no text, cannot be compiled.");
  }
  const members = Object.entries(shape).map(([key, member]) => memberCode(JSON.stringify(key), member, emitter));
  return `  if (!isTable(v)) return no;${isStrict(definition) ? strictness(Object.keys(shape)) : ""}
  const out = {};
  let m;
${members.join("\n")}
  return out;`;
}

function memberCode(name: string, member: object, emitter: Emitter): string {
  const take = `  m = ${functionFor(emitter, member)}(v[${name}]);`;
  // A required key has to be there even if its schema takes everything, undefined too.
  return whenMissing(member) === undefined
    ? `${take}
  if (m === no || m === undefined && !(${name} in v)) return no;
  out[${name}] = m;`
    : `${take}
  if (m === no) return no;
  if (m !== undefined || ${name} in v) out[${name}] = m;`;
}

function strictness(keys: readonly string[]): string {
  const cases = keys.map((key) => `case ${JSON.stringify(key)}:`).join(" ");
  const known = keys.length === 0 ? "" : `${cases} break; `;
  return `
  for (const key in v) switch (key) { ${known}default: return no; }`;
}

function isStrict({ catchall }: Definition): boolean {
  if (catchall === undefined) return false;
  if (definitionOf(catchall).type !== "never") throw new Error("An object with further keys cannot be compiled.");
  return true;
}

/** Refuses the unions that do not take what their first fitting option takes. */
function refuseOtherUnions(schema: object): void {
  const { options = [], discriminator } = definitionOf(schema);
  if (isOfKind(schema, "$ZodXor")) throw new Error("A union xor cannot be compiled.");
  if (discriminator === undefined) return;
  const claimed = options.flatMap((option) => claimedValues(option, discriminator));
  if (new Set(claimed).size < claimed.length) {
    throw new Error(`A discriminatedUnion with two options for one \`${discriminator}\` cannot be compiled.`);
  }
}

function unionBody(options: readonly string[]): string {
  const tries = options.map((option) => `  m = ${option}(v);\n  if (m !== no) return m;`);
  return `  let m;\n${tries.join("\n")}\n  return no;`;
}
