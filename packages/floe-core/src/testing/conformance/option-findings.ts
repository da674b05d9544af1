import { definitionOf, isObject, unwrapped } from "../../checking/definition.ts";
import { sampleSection, sampleValues } from "../../checking/sample-values.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import type { Plugin } from "../../plugins/contract.ts";
import { kitDiagnostics } from "../../plugins/kit-problems.ts";
import { readersOfPlugin } from "../../plugins/reader-results.ts";
import type { CallWithin } from "../../plugins/time-limit.ts";
import { isTable } from "../../text/is-table.ts";
import { type PluginOptions, type PluginTrial, tryPlugin } from "../try-plugin.ts";
import { claimFindings } from "./claim-findings.ts";
import { outputsOf, type ReadLeaves, readLeaves } from "./read-leaves.ts";
import { watchedPlugin } from "./watched-plugin.ts";

/** The options that change nothing that anybody is named for, whatever they are; those that no second value was found for; and the
 *  claims about leaves that no options write. `trial` is what came of the valid options. */
export async function optionFindings(
  plugin: Plugin,
  validConfig: PluginOptions,
  { trial, callWithin }: { readonly trial: PluginTrial; readonly callWithin: CallWithin | undefined },
): Promise<readonly Diagnostic[]> {
  const readers = readersOfPlugin(plugin, "the plugin");
  const search = new OptionSearch(watchedPlugin(plugin, { add: () => undefined, callWithin }), (outcome) =>
    readLeaves(outcome, readers),
  );
  search.note(trial);
  const findings: Diagnostic[] = [];
  for (const option of optionsOf(plugin.config)) {
    const outcome = await search.outcomeOf(option, await search.basesFor(validConfig));
    const name = option.path.join(".");
    if (outcome === "same") findings.push(kitDiagnostics["unread-option"]({ option: name }, undefined));
    if (outcome === "untried") findings.push(kitDiagnostics["option-not-tried"]({ option: name }, undefined));
  }
  return [...findings, ...claimFindings(plugin, readers, search.written)];
}

interface Option {
  readonly path: readonly string[];
  readonly schema: unknown;
  /** The schemas of the sections that it stands in, from the top. */
  readonly sections: readonly unknown[];
}

/** Every option, those in sections of their own one by one. Elements of lists and keys of the user's own count with the option that
 *  holds them. */
function optionsOf(schema: unknown, within: Omit<Option, "schema"> = { path: [], sections: [] }): readonly Option[] {
  const { shape } = definitionOf(unwrapped(schema));
  if (!isObject(shape) || Object.hasOwn(shape, "secret_ref")) return [];
  return Object.entries(shape).flatMap(([key, member]) => {
    const path = [...within.path, key];
    const below = optionsOf(member, { path, sections: [...within.sections, member] });
    return below.length > 0 ? below : [{ path, schema: member, sections: within.sections }];
  });
}

// Each is a compile for each option that counts in none of those before it.
const mostBases = 12;

/** Tries options with other values, and remembers what was written. */
class OptionSearch {
  /** Every leaf that any of the compiles wrote, as `output` and pointer. */
  readonly written = new Map<string, Set<string>>();
  readonly #plugin: Plugin;
  readonly #readLeaves: (trial: PluginTrial) => ReadLeaves;
  readonly #known = new Map<string, { readonly leaves: string | undefined }>();
  #bases: readonly PluginOptions[] | undefined;

  constructor(plugin: Plugin, readLeavesOf: (trial: PluginTrial) => ReadLeaves) {
    this.#plugin = plugin;
    this.#readLeaves = readLeavesOf;
  }

  note(trial: PluginTrial): void {
    for (const [output, leaves] of outputsOf(trial)) {
      const known = this.written.get(output) ?? new Set();
      this.written.set(output, known);
      for (const leaf of leaves.keys()) known.add(leaf);
    }
  }

  /** The valid options, and the same with each word of a list of words, where the plugin takes it: an option may count for one of
   *  them only. */
  async basesFor(validConfig: PluginOptions): Promise<readonly PluginOptions[]> {
    if (this.#bases !== undefined) return this.#bases;
    const bases = [validConfig];
    const choices = optionsOf(this.#plugin.config).filter(({ schema }) => isChoice(schema));
    for (const option of choices) {
      for (const value of sampleValues(option.schema)) {
        const varied = withOption(validConfig, option, value);
        if (bases.length < mostBases && (await this.#accepted(varied)) !== undefined) bases.push(varied);
      }
    }
    this.#bases = bases;
    return bases;
  }

  /** Whether another value of an option changes a leaf that is read. */
  async outcomeOf(option: Option, bases: readonly PluginOptions[]): Promise<"differs" | "same" | "untried"> {
    let outcome: "same" | "untried" = "untried";
    const values = sampleValues(option.schema);
    for (const each of bases) {
      // A section that comes with the option would be a difference of its own.
      const base = withSections(each, option);
      const before = await this.#accepted(base);
      for (const value of before === undefined ? [] : values) {
        if (isSame(valueAt(base, option.path), value)) continue;
        const after = await this.#accepted(withOption(base, option, value));
        if (after === undefined) continue;
        if (!isSame(before, after)) return "differs";
        outcome = "same";
      }
    }
    return outcome;
  }

  /** The leaves that are read, as one text, of options that the plugin accepts. What its hooks do wrong was found before. */
  async #accepted(config: PluginOptions): Promise<string | undefined> {
    const key = JSON.stringify(config);
    const known = this.#known.get(key);
    if (known !== undefined) return known.leaves;
    const leaves = this.#plugin.config.safeParse(config).success ? await this.#compiled(config) : undefined;
    this.#known.set(key, { leaves });
    return leaves;
  }

  async #compiled(config: PluginOptions): Promise<string | undefined> {
    const trial = await tryPlugin(this.#plugin, config).catch(() => undefined);
    if (trial?.artifacts === undefined || hasErrors(trial.diagnostics)) return undefined;
    this.note(trial);
    return JSON.stringify([...this.#readLeaves(trial)]);
  }
}

function isChoice(schema: unknown): boolean {
  const { entries, values, type } = definitionOf(unwrapped(schema));
  return isObject(entries) || Array.isArray(values) || type === "boolean";
}

/** Options with one of them set, in its section. */
function withOption(base: PluginOptions, { path, sections }: Option, value: unknown): PluginOptions {
  const [key = "", ...rest] = path;
  if (rest.length === 0) return { ...base, [key]: value };
  const [section, ...deeper] = sections;
  const below = sectionIn(base, key, section);
  return { ...base, [key]: withOption(below, { path: rest, sections: deeper, schema: undefined }, value) };
}

/** Options with the sections that an option stands in. */
function withSections(base: PluginOptions, { path, sections }: Option): PluginOptions {
  const [key = "", ...rest] = path;
  if (rest.length === 0) return base;
  const [section, ...deeper] = sections;
  const below = sectionIn(base, key, section);
  return { ...base, [key]: withSections(below, { path: rest, sections: deeper, schema: undefined }) };
}

/** A section; where it is not there, with what it cannot do without. */
function sectionIn(base: PluginOptions, key: string, schema: unknown): PluginOptions {
  const inner = base[key];
  return isTable(inner) ? inner : sampleSection(schema);
}

function valueAt(base: unknown, path: readonly string[]): unknown {
  let current = base;
  for (const key of path) current = isTable(current) ? current[key] : undefined;
  return current;
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
