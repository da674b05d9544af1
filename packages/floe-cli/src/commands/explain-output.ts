import {
  artifactOutput,
  didYouMean,
  directoryOf,
  display,
  explainSettings,
  type Host,
  joinPath,
  type LoadRequest,
  type Pointer,
  type ProvenanceRecord,
  parsePointer,
  parseProvenance,
  placeOfOutputs,
  pointerOf,
  provenanceOutput,
  segments,
  shownPath,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { originView, type ReadersOfLeaf } from "../views/origin-view.ts";
import type { NamedProject } from "./chosen-project.ts";
import { pathOf } from "./setting-path.ts";

const maxBytes = 64 * 1024 * 1024;

/** Explains the leaves of an output in both directions: where each comes from, and who reads it there. `/pointer` means the artifact,
 *  `file#/pointer` another output. */
export async function explainOutput(
  subject: string,
  { product, environment: asked }: NamedProject,
  session: Session,
): Promise<ExitCode> {
  const { host, terminal } = session;
  const hash = subject.indexOf("#");
  const file = hash === -1 ? artifactOutput : subject.slice(0, hash);
  const pointer = pointerIn(hash === -1 ? subject : subject.slice(hash + 1));
  const directory = folderOf(product, host);
  const productPath = joinPath(directory, "floe.yaml");
  const { root, environment } = placeOfOutputs(host, { productPath, environment: asked });
  const read = host.readFile(joinPath(root, provenanceOutput), { maxBytes });
  const record = read.kind === "failed" ? undefined : parseProvenance(new TextDecoder().decode(read.value));
  if (record === undefined) {
    const compile = environment === undefined ? "floe compile" : `floe compile --env ${display(environment)}`;
    const shown = display(shownPath(root, host.workingDirectory));
    terminal.err(`error: there is no ${provenanceOutput} in ${shown}. Run \`${compile}\` there first.\n`);
    return exitCode.refused;
  }
  const lines = linesAt(record, file, pointer);
  if (lines.length === 0) {
    terminal.err(`error: ${display(file)} has no ${display(pointer)}. ${whatThereIs(record, file, pointer)}\n`);
    return exitCode.refused;
  }
  const readersOf = await readersIn({ kind: "product", productPath, environment: asked }, file, session);
  for (const [at, origin] of lines) terminal.out(originView(`${file}#${at}`, origin, readersOf?.(at)));
  return exitCode.done;
}

function folderOf(product: string, host: Host): string {
  const named = joinPath(host.workingDirectory, product);
  const status = host.status(named);
  return status.kind === "done" && status.value.kind === "file" ? directoryOf(named) : named;
}

function pointerIn(text: string): Pointer | "/" {
  return parsePointer(text) ?? pointerOf(pathOf(text) ?? [text]);
}

type Line = readonly [Pointer, ProvenanceRecord["outputs"][string][string]];

function linesAt(record: ProvenanceRecord, file: string, pointer: string): readonly Line[] {
  const prefix = pointer === "/" ? "/" : `${pointer}/`;
  return Object.entries(record.outputs[file] ?? {}).flatMap(([at, origin]): readonly Line[] => {
    const known = parsePointer(at);
    return known !== undefined && (at === pointer || at.startsWith(prefix)) ? [[known, origin]] : [];
  });
}

/** The output, or the place in it, that is meant; else what there is. */
function whatThereIs({ outputs }: ProvenanceRecord, file: string, pointer: Pointer): string {
  const leaves = outputs[file];
  const files = Object.keys(outputs);
  if (leaves === undefined) {
    const meant = didYouMean(file, files);
    return meant === undefined
      ? `It is one of: ${files.map((name) => display(name)).join(", ")}.`
      : `Did you mean ${display(meant)}#${display(pointer)}?`;
  }
  const paths = Object.keys(leaves).map((at) => segments(parsePointer(at) ?? ""));
  const right: string[] = [];
  for (const key of segments(pointer)) {
    const below = paths.filter((path) => right.every((each, index) => path[index] === each));
    const meant = didYouMean(key, [...new Set(below.flatMap((path) => path[right.length] ?? []))]);
    if (meant === undefined) break;
    right.push(meant);
  }
  return right.length === 0
    ? `Files: ${files.map((name) => display(name)).join(", ")}.`
    : `Did you mean ${display(file)}#${display(pointerOf(right))}?`;
}

/** Who reads the leaves of an output; `undefined` where the product cannot be compiled any more. */
async function readersIn(
  request: LoadRequest,
  output: string,
  { context }: Session,
): Promise<((leaf: Pointer) => ReadersOfLeaf) | undefined> {
  const { explained } = await explainSettings(request, context);
  if (explained === undefined) return undefined;
  const { readers } = explained;
  return (leaf) => ({ names: readers.readersOf(output, leaf), whyUnread: readers.whyUnread(output, leaf) });
}
