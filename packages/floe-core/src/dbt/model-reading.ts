import type { CallToken, FoundCall } from "./calls.ts";
import { type ConfigCall, configuredBy } from "./configured-by.ts";
import type { Enabled } from "./enabled.ts";
import { type Hooks, hooksBy } from "./hooks.ts";
import { templateCalls } from "./jinja/read-template.ts";
import { type ModelTags, tagsBy } from "./model-tags.ts";
import { type NodeRights, rightsBy } from "./node-rights.ts";
import type { ModelReference } from "./reference.ts";
import { versionWord } from "./version-word.ts";

/** What a model says it reads, as far as that can be known without rendering it. */
export interface ModelReading {
  /** What every run of it reads. */
  readonly references: readonly ModelReference[];
  /** What stands where only rendering decides: in a branch, a loop, a macro of the file. */
  readonly possible: readonly ModelReference[];
  /** The macros that it calls, `package.name` or `name`; each may read more. */
  readonly macros: ReadonlySet<string>;
  /** Whether a ref is worked out, or something cannot be read: then it may read anything. */
  readonly isOpen: boolean;
  /** What the file itself says about `enabled`. */
  readonly enabled: Enabled;
  /** The tags that the file itself gives. */
  readonly tags: ModelTags;
  /** What the file itself says of who may read the model. */
  readonly rights: NodeRights;
  /** The SQL around it that the file itself gives. */
  readonly hooks: Hooks;
  /** The functions of dbt that it calls: a project may have a macro of that name in their place. */
  readonly functions: ReadonlySet<string>;
}

/** Reads a model in SQL the way dbt would, but without rendering: Jinja's calls count wherever they stand, in SQL comments too,
 *  and words outside of Jinja never do. */
export function readSqlModel(text: string): ModelReading {
  const { calls, macros: ownMacros, ownNames, isWhole } = templateCalls(text);
  const refs = calls.filter(isRef);
  const read = refs.map((call) => ({ call, reference: referenceOf(call) }));
  const known = read.flatMap(({ call, reference }) => (reference === undefined ? [] : [{ call, reference }]));
  const others = calls.filter(({ name, isMethod }) => !isMethod && !isOwn(name, ownNames) && !ownMacros.has(name));
  return {
    references: known.filter(({ call }) => call.isCertain).map(({ reference }) => reference),
    possible: known.filter(({ call }) => !call.isCertain).map(({ reference }) => reference),
    macros: new Set(others.map(({ name }) => name).filter((name) => !isOfDbt(name))),
    // A template may call what it has put into a variable, and that can be a macro.
    isOpen:
      !isWhole || known.length < refs.length || calls.some(({ name, isMethod }) => !isMethod && ownNames.has(name)),
    enabled: enabledBy(calls),
    tags: tagsBy(calls),
    rights: rightsBy(calls),
    hooks: hooksBy(calls),
    functions: new Set(calls.filter(({ name, isMethod }) => !isMethod && isOfDbt(name)).map(({ name }) => name)),
  };
}

function isRef({ name, isMethod }: FoundCall): boolean {
  return !isMethod && (name === "ref" || name === "builtins.ref");
}

/** What a call of `ref` names; `undefined` when that is worked out. */
export function referenceOf({ arguments: given }: FoundCall): ModelReference | undefined {
  const names = given.filter(({ keyword }) => keyword === undefined).map(({ literal }) => literal);
  const version = given.find(({ keyword }) => keyword === "v" || keyword === "version");
  const [first, second] = names;
  const target = names.length > 1 ? second : first;
  if (target?.kind !== "string" || names.length > 2 || first?.kind !== "string") return undefined;
  if (version !== undefined && version.literal === undefined) return undefined;
  const { text, start, end } = target;
  const packageName = names.length > 1 ? first.text : undefined;
  return { target: text, packageName, version: versionOf(version?.literal), start, end };
}

function versionOf(literal: CallToken | undefined): string | undefined {
  if (literal === undefined || (literal.kind === "name" && literal.text.toLowerCase() === "none")) return undefined;
  return literal.kind === "number" ? versionWord(literal.text) : literal.text;
}

/** What the calls of `config` say about `enabled`. */
export function enabledBy(calls: readonly ConfigCall[]): Enabled {
  const said = configuredBy(calls, "enabled");
  if (said === undefined || said === "undecided") return said;
  const word = said.text.toLowerCase();
  return word === "true" || word === "false" ? word === "true" : "undecided";
}

function isOwn(name: string, ownNames: ReadonlySet<string>): boolean {
  return ownNames.has(name.split(".")[0] ?? "");
}

/** Whether a function belongs to dbt or Jinja, and reads no model. A project's own macro of the same name would be called
 *  instead; see `macro-readings.ts`. */
function isOfDbt(name: string): boolean {
  const [first = "", ...inner] = name.split(".");
  return inner.length === 0 ? functions.has(first) : objects.has(first);
}

// docs.getdbt.com, "dbt Jinja functions and context variables", and Jinja's own global functions.
const functions: ReadonlySet<string> = new Set(
  (
    "ref source config var env_var log return is_incremental range dict namespace lipsum cycler joiner fromjson tojson " +
    "fromyaml toyaml set set_strict zip zip_strict print local_md5 run_query statement load_result caller super debug " +
    "diff_of_two_dicts selected_resources doc function"
  ).split(" "),
);
const objects: ReadonlySet<string> = new Set(
  (
    "adapter api modules exceptions target this graph flags builtins loop model dbt_metadata_envs invocation_args_dict " +
    "thread_id context column varargs kwargs self var config"
  ).split(" "),
);
