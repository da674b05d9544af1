import { configCalls } from "./configured-by.ts";
import { type TemplateCall, templateCalls } from "./jinja/read-template.ts";
import { referenceOf } from "./model-reading.ts";

/** A file of macros. `packageName` is that of its project: the own one, or an installed package. */
export interface MacroFile {
  readonly packageName: string;
  readonly text: string;
}

/** What a macro may read, with all macros that it calls. */
export interface MacroReading {
  /** The models that it may read; whether it does, only rendering decides. */
  readonly targets: ReadonlySet<string>;
  /** Whether a name is worked out in it, or it cannot be read: then it may read anything. */
  readonly isOpen: boolean;
  /** Whether it may configure the model that calls it: switch it off, or give it to a group. */
  readonly configures: boolean;
}

/** Answers for the macros of a project and its packages. A macro that no file defines is dbt's own and reads no model. */
export function macroReadings(files: readonly MacroFile[]): (name: string) => MacroReading {
  const definitions = files.flatMap(definitionsIn);
  const byName = grouped(definitions, ({ name }) => name);
  const implementations = grouped(definitions, ({ name }) => name.replace(/^[a-z0-9]+__/u, ""));
  const found = (call: CalledMacro): readonly Definition[] => {
    if (call.isDispatched) return implementations.get(call.name) ?? [];
    const all = byName.get(call.name) ?? [];
    if (call.packageName === undefined) return all;
    return all.filter(({ packageName }) => packageName === call.packageName);
  };
  const memory = new Map<string, MacroReading>();
  return (name) => {
    const known = memory.get(name) ?? readingOf(found(calledMacro(name)), found);
    memory.set(name, known);
    return known;
  };
}

interface CalledMacro {
  readonly name: string;
  readonly packageName: string | undefined;
  /** Whether `adapter.dispatch` chooses among the macros that end in `__name`. */
  readonly isDispatched: boolean;
}

interface Definition {
  readonly name: string;
  readonly packageName: string;
  readonly targets: readonly string[];
  readonly calls: readonly CalledMacro[];
  readonly isOpen: boolean;
  readonly configures: boolean;
}

function definitionsIn({ text, packageName }: MacroFile): readonly Definition[] {
  const { calls, macros, isWhole } = templateCalls(text);
  return [...macros].map((name) => {
    const own = calls.filter(({ within }) => within === name);
    const refs = own.filter((call) => !call.isMethod && /^(?:builtins\.)?ref$/u.test(call.name)).map(referenceOf);
    return {
      name,
      packageName,
      targets: refs.flatMap((reference) => reference?.target ?? []),
      calls: own.flatMap(calledBy),
      isOpen: !isWhole || refs.includes(undefined),
      configures: !isWhole || configCalls(own).length > 0,
    };
  });
}

function calledBy({ name, isMethod, arguments: given }: TemplateCall): readonly CalledMacro[] {
  if (isMethod) return [];
  const [dispatched] = given;
  if (name !== "adapter.dispatch") return [calledMacro(name)];
  const called = dispatched?.literal?.text;
  return called === undefined ? [] : [{ name: called, packageName: undefined, isDispatched: true }];
}

function calledMacro(name: string): CalledMacro {
  const dot = name.lastIndexOf(".");
  if (dot === -1) return { name, packageName: undefined, isDispatched: false };
  return { name: name.slice(dot + 1), packageName: name.slice(0, dot), isDispatched: false };
}

function readingOf(start: readonly Definition[], found: (call: CalledMacro) => readonly Definition[]): MacroReading {
  const seen = new Set(start);
  // A set takes in what is added while it is gone over.
  for (const { calls } of seen) for (const call of calls) for (const definition of found(call)) seen.add(definition);
  const all = [...seen];
  return {
    targets: new Set(all.flatMap(({ targets }) => targets)),
    isOpen: all.some(({ isOpen }) => isOpen),
    configures: all.some(({ configures }) => configures),
  };
}

function grouped<T>(all: readonly T[], key: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const name = key(each);
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(each);
  }
  return groups;
}
