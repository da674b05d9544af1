import { environmentDiff, hasErrors, renderHuman } from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { findProducts } from "../find-products.ts";
import type { Session } from "../session.ts";
import { type ComparedProduct, type EnvDiffFormat, envDiffFormats, envDiffText } from "../views/env-diff-view.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";

/** The options of `floe env diff`. */
export interface EnvDiffOptions {
  readonly product: string;
  readonly format: EnvDiffFormat;
}

/** Says what differs between the outputs of two environments, and that nothing else does. Writes nothing. */
export const envDiff = command({
  name: "diff",
  description: "what differs between the outputs of two environments, leaf by leaf, and which settings make it",
  argument: { name: "<environments...>", description: "two names, such as `dev prod`" },
  options: [
    { flags: "-p, --product <path>", description: "the product, or a folder with products", default: "." },
    formatOption(envDiffFormats),
  ],
  run: compare,
});

async function compare(
  { argument, options }: Given<readonly string[], EnvDiffOptions>,
  { host, context, terminal }: Session,
): Promise<ExitCode> {
  const [left, right, ...more] = argument;
  if (left === undefined || right === undefined || more.length > 0) {
    terminal.err("error: name two environments: floe env diff dev prod\n");
    return exitCode.usage;
  }
  const { products, findings } = findProducts(host, [options.product]);
  const compared: ComparedProduct[] = [];
  const diagnostics = [...findings];
  for (const path of products) {
    const { found, diagnostics: told } = await environmentDiff(
      { productPath: path, environments: [left, right] },
      context,
    );
    diagnostics.push(...told);
    if (found !== undefined) compared.push({ path, ...found });
  }
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) terminal.err(`${renderHuman(errors, { color: terminal.color })}\n`, "painted");
  const text = envDiffText(host, { environments: [left, right], products: compared }, options.format);
  terminal.out(text, options.format === "json" ? "json" : "plain");
  return hasErrors(diagnostics) ? exitCode.refused : exitCode.done;
}
