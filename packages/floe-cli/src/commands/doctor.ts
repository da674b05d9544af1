import { display, kindOfFile, renderHuman, shownPath } from "floe-core";
import { checks } from "../doctor/checks.ts";
import { type ExaminedRequest, examine } from "../doctor/examine.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { findProducts } from "../find-products.ts";
import type { Session } from "../session.ts";
import { type DoctorLine, doctorJson, doctorLine, doctorTotal } from "../views/doctor-view.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";
import { manifestOption } from "./manifest-option.ts";

/** The options of `floe doctor`. */
export interface DoctorOptions {
  readonly manifest?: string;
  readonly env?: string;
  readonly timeout: string;
  readonly format: "human" | "json";
}

const mostSeconds = 3600;

/** Looks at all that a product needs to run on this machine, and says the cure of what is wrong. Changes nothing of floe's and asks no
 *  network; dbt and Dagster are run, without secrets. */
export const doctor = command({
  name: "doctor",
  description:
    "look at what products need here: plugins, outputs, dbt, secrets, Dagster; say the cure of what is wrong",
  argument: { name: "[paths...]", description: "floe.yaml files or folders", default: ["."] },
  options: [
    manifestOption("the platform's manifest, in place of platform.manifest"),
    { flags: "-e, --env <name>", description: "the products on platform/<name>/manifest.yaml" },
    { flags: "--timeout <seconds>", description: "how long dbt and Dagster may take, each", default: "60" },
    formatOption(["human", "json"]),
  ],
  run: examineProducts,
});

async function examineProducts(
  { argument: paths, options }: Given<readonly string[], DoctorOptions>,
  session: Session,
): Promise<ExitCode> {
  const { host, terminal } = session;
  const seconds = secondsOf(options.timeout);
  if (seconds === undefined) {
    terminal.err(
      `error: --timeout takes whole seconds from 1 to ${mostSeconds}, and not \`${display(options.timeout)}\`.\n`,
    );
    return exitCode.usage;
  }
  const { products, missing, findings } = findProducts(host, paths);
  if (findings.length > 0) terminal.err(`${renderHuman(findings, { color: terminal.color })}\n`, "painted");
  const manifests = products.filter((path) => kindOfFile(host, path).value === "Manifest");
  for (const path of manifests) terminal.err(noProduct(display(shownPath(path, host.workingDirectory))));
  const requests = products
    .filter((path) => !manifests.includes(path))
    .map((productPath) => ({ productPath, manifest: options.manifest, environment: options.env, seconds }));
  const lines = await diagnosed(requests, options.format, session);
  const ok = missing.length === 0 && manifests.length === 0 && lines.every(({ state }) => state !== "failed");
  if (options.format === "json") terminal.out(doctorJson(lines, ok), "json");
  else if (lines.length > 0) terminal.out(doctorTotal(lines));
  return ok ? exitCode.done : exitCode.refused;
}

function noProduct(shown: string): string {
  return `error: ${shown} is a manifest, and floe doctor looks at products. Name one, and the manifest with \`-m\`.\n`;
}

/** All that is said of products; for people it is printed line by line. */
async function diagnosed(
  requests: readonly ExaminedRequest[],
  format: DoctorOptions["format"],
  session: Session,
): Promise<readonly DoctorLine[]> {
  const { host, terminal } = session;
  const isHuman = format === "human";
  const lines: DoctorLine[] = [];
  for (const request of requests) {
    const shown = display(shownPath(request.productPath, host.workingDirectory));
    if (isHuman && requests.length > 1) terminal.out(`${shown}\n`);
    for await (const line of linesOf(request, session)) {
      if (isHuman) terminal.out(doctorLine(line));
      lines.push(line);
    }
  }
  return lines;
}

/** What each check says of a product, as soon as it is said. */
async function* linesOf(request: ExaminedRequest, session: Session): AsyncGenerator<DoctorLine> {
  const examined = await examine(request, session);
  const product = display(shownPath(examined.folder, session.host.workingDirectory)) || ".";
  for (const { name: check, title, run } of checks) {
    for (const line of await run(examined)) yield { ...line, check, title, product };
  }
}

function secondsOf(text: string): number | undefined {
  const seconds = /^[1-9]\d{0,3}$/u.test(text) ? Number(text) : undefined;
  return seconds === undefined || seconds > mostSeconds ? undefined : seconds;
}
