import { quotedList } from "../../checking/problems.ts";
import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, optional, placeOf } from "../../origins/located.ts";
import type { ResolvedTransform } from "../../project/resolved-project.ts";
import { targetLinks } from "../../project/target-links.ts";
import { display } from "../../secrets/display.ts";
import type { OnRouting } from "./places.ts";
import { readTables } from "./read-tables.ts";

const problems = defineDiagnostics("resolve", {
  "compute-unreachable": problem({
    severity: "error",
    message: (p: { readers: readonly string[]; read: readonly string[]; on: string; other: string; why: string }) =>
      `${quotedList(p.readers)} on \`${display(p.on)}\` cannot read ${quotedList(p.read)} on \`${display(p.other)}\`: ${p.why}.`,
    help: () => "Let them run on one compute, or on two whose tables dbt reads from either.",
    docs: {
      cause:
        "A transform runs on another compute than a model that it reads, or that reads it. dbt builds each on its own target, and the target that reads does not see what the other one built: the engines differ, the plugin knows no way between two targets, a DuckDB database is in memory, or two DuckDB files have one name.",
      example:
        "# manifest.yaml\nprofiles:\n  compute:\n    default: {type: duckdb}\n    memory: {type: duckdb, properties: {path: ':memory:'}}\n# floe.yaml\ntransforms:\n  - {name: orders, compute: memory}\n  - {name: sales, dependsOn: [orders]}\n",
      fix: "Take `compute` away, or name a profile whose tables the other target reads: for DuckDB a file with a name of its own.",
    },
  }),
});

export const otherTargetsAreReadable = contextRule<OnRouting>({
  name: "other-targets-are-readable",
  problems,
  check: (on) => (on.engines.length < 2 ? [] : unreadable(on)),
});

interface UnreadableTables {
  readonly readers: Set<string>;
  readonly read: Set<string>;
  readonly on: string;
  readonly other: string;
  readonly why: string;
  readonly at: Located<string>;
}

/** One finding for each transform whose `compute` is to blame and each target that it cannot do with. */
function unreadable(on: OnRouting): readonly Diagnostic[] {
  const links = targetLinks(on);
  const found = new Map<string, UnreadableTables>();
  for (const { reader, read } of readTables(on)) {
    const why = links.unreachable(reader.target, read.target);
    const blamed = ownCompute(reader.transform) ?? ownCompute(read.transform);
    const compute = blamed ?? reader.transform?.compute ?? read.transform?.compute;
    if (why === undefined || compute === undefined) continue;
    const isReader = blamed === undefined || blamed === ownCompute(reader.transform);
    const pair = JSON.stringify([isReader, isReader ? reader.name : read.name, reader.target, read.target]);
    const known = found.get(pair) ?? {
      readers: new Set(),
      read: new Set(),
      on: reader.target,
      other: read.target,
      why,
      at: compute,
    };
    found.set(pair, known);
    known.readers.add(reader.name);
    known.read.add(read.name);
  }
  return [...found.values()].map(({ at, readers, read, ...rest }) =>
    problems["compute-unreachable"]({ ...rest, readers: [...readers], read: [...read] }, placeOf(at)),
  );
}

function ownCompute(transform: ResolvedTransform | undefined): Located<string> | undefined {
  return transform && optional(transform.transform, "compute");
}
