import { escapeUnsafe, floeVersion, jsonFormatVersion, thrownText, xmlElement, xmlText } from "floe-core";
import { exitCode } from "../exit-code.ts";
import type { TextForm } from "./leaving-text.ts";
import type { KnowingStreams } from "./standard-streams.ts";
import { wantedDocument } from "./wanted-document.ts";

// The document of a run that did not come to its own: whoever asked for one reads it by machine, and gets a whole one in
// every case. Loaded by such a run.

/** What this chunk of the launcher exports. */
export interface FailureReports {
  readonly failureReporter: typeof failureReporter;
}

/** What is needed when a run fails. */
export interface FailureReporter {
  /** What something that was thrown says. */
  readonly thrownText: (thrown: unknown) => string;
  /** Prints the document that was asked for. It says no more than that the run failed, and why. */
  readonly reportFailure: (code: number) => void;
}

/** A run that may fail. */
export interface ReportedRun {
  readonly argv: readonly string[];
  readonly streams: KnowingStreams;
}

/** What is needed when this run fails. */
export function failureReporter({ argv, streams }: ReportedRun): FailureReporter {
  const reportFailure = (code: number): void => {
    const maker = makerFor(argv);
    const document = maker?.({ exitCode: code, message: cleaned(streams.complaints()) });
    if (document !== undefined) streams.out(document.text, document.form);
  };
  return { thrownText, reportFailure };
}

function makerFor(argv: readonly string[]): ((failure: Failure) => FailureDocument) | undefined {
  const { command, format } = wantedDocument(argv);
  const makers = command === "plugins list" ? pluginFormats : reports.has(command) ? formats : {};
  const maker = Object.hasOwn(makers, format) ? makers[format] : undefined;
  return maker && ((failure) => maker(command, failure));
}

interface Failure {
  readonly exitCode: number;
  /** What was said about it on standard error. */
  readonly message: string;
}

interface FailureDocument {
  readonly text: string;
  readonly form: TextForm;
}

type Maker = (command: string, failure: Failure) => FailureDocument;

const reports: ReadonlySet<string> = new Set(["compile", "validate"]);
const pluginFormats: Readonly<Record<string, Maker>> = {
  json: (_command, failure) => json({ version: 1, plugins: [], failure: failureData(failure) }),
};
const formats: Readonly<Record<string, Maker>> = {
  json: (command, failure) => {
    const lists = command === "compile" ? { products: [], diagnostics: [], missing: [] } : { diagnostics: [] };
    return json({ version: jsonFormatVersion, command, ok: false, ...lists, failure: failureData(failure) });
  },
  sarif: (_command, failure) => json({ $schema: sarifSchema, version: "2.1.0", runs: [sarifRun(failure)] }),
  github: (_command, failure) => ({
    text: `::error title=${kindOf(failure)}::${failure.message.replaceAll("%", "%25").replaceAll("\n", "%0A")}\n`,
    form: "commands",
  }),
  junit: (command, failure) => ({ text: junit(command, failure), form: "plain" }),
};

function json(value: object): FailureDocument {
  return { text: `${JSON.stringify(value, null, 2)}\n`, form: "json" };
}

/** `bug` is one of floe or of a plugin, `surroundings` what the user can change, `usage` the command line. */
function kindOf({ exitCode: code }: Failure): "bug" | "usage" | "surroundings" {
  if (code === exitCode.usage) return "usage";
  return code === exitCode.bug ? "bug" : "surroundings";
}

function failureData(failure: Failure): object {
  return { kind: kindOf(failure), exitCode: failure.exitCode, message: failure.message };
}

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

function sarifRun(failure: Failure): object {
  const descriptor = { id: `floe/${kindOf(failure)}` };
  // `[text](address)` is a link in SARIF.
  const message = { text: failure.message.replaceAll("](", "] (") };
  const notification = { level: "error", message, descriptor };
  const isUsage = kindOf(failure) === "usage";
  const notifications = isUsage
    ? { toolConfigurationNotifications: [notification] }
    : { toolExecutionNotifications: [notification] };
  return {
    tool: { driver: { name: "floe", version: floeVersion, semanticVersion: floeVersion } },
    columnKind: "utf16CodeUnits",
    invocations: [{ executionSuccessful: false, exitCode: failure.exitCode, ...notifications }],
    results: [],
  };
}

function junit(command: string, failure: Failure): string {
  const counts = { tests: 1, failures: 0, errors: 1 };
  const root = xmlElement("testsuites", { name: "floe", ...counts });
  const suite = xmlElement("testsuite", { name: "floe", ...counts, skipped: 0 });
  const test = xmlElement("testcase", { name: command, classname: "floe" });
  const [first = ""] = failure.message.split("\n");
  const error = xmlElement("error", { message: first, type: kindOf(failure) });
  const inner = `${test.open}${error.open}${xmlText(failure.message)}${error.close}${test.close}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.open}\n  ${suite.open}\n    ${inner}\n  ${suite.close}\n${root.close}\n`;
}

// What was said there is told apart by its beginning, which a document tells otherwise.
function cleaned(message: string): string {
  const lines = message
    .trim()
    .replace(/^(?:floe|error): /u, "")
    .split("\n")
    .map(escapeUnsafe);
  return lines.join("\n") || "The command ended without a word.";
}
