import { type Definition, definitionOf, lazyInner } from "./definition.ts";
import { emitChecks } from "./emit-checks.ts";

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

function bodyFor(emitter: Emitter, schema: object): string {
  const definition = definitionOf(schema);
  const inner = (): string => functionFor(emitter, needed(definition, "innerType"));
  switch (definition.type) {
    case "string":
    case "number":
    case "boolean":
      return `return typeof v === "${definition.type}"${emitChecks(schema)} ? v : no;`;
    case "unknown":
      return "return v;";
    case "literal":
      return `return ${isOneOf(needed(definition, "values"))} ? v : no;`;
    case "enum":
      return `return ${isOneOf(Object.values(needed(definition, "entries")))} ? v : no;`;
    case "lazy":
      return `return ${functionFor(emitter, lazyInner(schema))}(v);`;
    case "optional":
      return takesNothing(needed(definition, "innerType"))
        ? `return ${inner()}(v);`
        : `return v === undefined ? v : ${inner()}(v);`;
    case "nullable":
      return `return v === null ? v : ${inner()}(v);`;
    case "default":
      return `return v === undefined ? ${literal(definition.defaultValue)} : ${inner()}(v);`;
    case "prefault":
      return `return ${inner()}(v === undefined ? ${literal(definition.defaultValue)} : v);`;
    case "array":
      return arrayBody(functionFor(emitter, needed(definition, "element")), emitChecks(schema));
    case "record":
      return recordBody(emitter, definition);
    case "object":
      return objectBody(emitter, definition);
    case "union":
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

/** Whether a schema makes something of a missing value. */
function takesNothing(schema: object): boolean {
  const { type, innerType } = definitionOf(schema);
  if (type === "default" || type === "prefault" || type === "optional") return true;
  if (type === "lazy") return takesNothing(lazyInner(schema));
  return type === "nullable" && innerType !== undefined && takesNothing(innerType);
}

function isOneOf(values: readonly unknown[]): string {
  return values.map((value) => `v === ${literal(value)}`).join(" || ");
}

/** A value of a schema as an expression: each evaluation makes a new one. */
function literal(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new Error("A default of a schema is no JSON.");
  return text.startsWith("{") ? `(${text})` : text;
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
  // A record over an enumeration asks for all of its keys.
  if (definitionOf(key).type !== "string") throw new Error("Only records with free keys can be compiled.");
  const accepts = [functionFor(emitter, key), functionFor(emitter, needed(definition, "valueType"))];
  return `  if (!isTable(v)) return no;
  const out = {};
  for (const key of Object.keys(v)) {
    if (key === "__proto__" || ${accepts[0]}(key) === no) return no;
    const member = ${accepts[1]}(v[key]);
    if (member === no) return no;
    out[key] = member;
  }
  return out;`;
}

function objectBody(emitter: Emitter, definition: Definition): string {
  const shape = needed(definition, "shape");
  const members = Object.entries(shape).map(([key, member]) => {
    const accept = functionFor(emitter, member);
    const name = JSON.stringify(key);
    return `  m = ${accept}(v[${name}]);
  if (m === no) return no;
  if (m !== undefined || ${name} in v) out[${name}] = m;`;
  });
  return `  if (!isTable(v)) return no;${isStrict(definition) ? strictness(Object.keys(shape)) : ""}
  const out = {};
  let m;
${members.join("\n")}
  return out;`;
}

function strictness(keys: readonly string[]): string {
  const cases = keys.map((key) => `case ${JSON.stringify(key)}:`).join(" ");
  return `
  for (const key in v) switch (key) { ${cases} break; default: return no; }`;
}

function isStrict({ catchall }: Definition): boolean {
  if (catchall === undefined) return false;
  if (definitionOf(catchall).type !== "never") throw new Error("An object with further keys cannot be compiled.");
  return true;
}

function unionBody(options: readonly string[]): string {
  const tries = options.map((option) => `  m = ${option}(v);\n  if (m !== no) return m;`);
  return `  let m;\n${tries.join("\n")}\n  return no;`;
}
