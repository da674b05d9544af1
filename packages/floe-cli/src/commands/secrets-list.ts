import {
  type Diagnostic,
  display,
  errnoWords,
  hasErrors,
  joinPath,
  kindOfFile,
  type LoadRequest,
  projectSecrets,
  renderHuman,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { findProducts } from "../find-products.ts";
import { thisMachine } from "../machine/this-machine.ts";
import { type ListedSecret, mergedSecrets } from "../merged-secrets.ts";
import type { Session } from "../session.ts";
import { envFileText } from "../views/env-file-view.ts";
import { type SecretsFormat, secretsFormats, secretsText } from "../views/secrets-view.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";
import { manifestOption } from "./manifest-option.ts";

/** The options of `floe secrets list`. */
export interface SecretsOptions {
  readonly manifest?: string;
  readonly env?: string;
  readonly status?: boolean;
  readonly writeEnvFile?: string;
  readonly envFile?: string;
  readonly format: SecretsFormat;
}

/** Lists the secrets that products need at run time, by name. No value is read, and none is printed. */
export const secretsList = command({
  name: "list",
  description: "list the secrets that products need: variables, mounted files, and the lines that need them; no values",
  argument: {
    name: "[files...]",
    description: "floe.yaml and manifest.yaml files, or folders with products",
    default: ["."],
  },
  options: [
    manifestOption("the manifest of the products, in place of platform.manifest"),
    { flags: "-e, --env <name>", description: "the secrets of platform/<name>/manifest.yaml" },
    {
      flags: "--status",
      description: "say of each whether it is set in this environment, or mounted; never its value",
    },
    {
      flags: "-w, --write-env-file <path>",
      description:
        "write a new file with a line for each variable and no values, which only you can read; none is replaced",
      conflicts: "envFile",
    },
    // Node 20 takes an option of this name for its own wherever it stands, and ends before the command can say so.
    { flags: "--env-file <path>", description: "the same; Node 20 takes this name for itself and does not hand it on" },
    formatOption(secretsFormats),
  ],
  run: listSecrets,
});

async function listSecrets(
  { argument: files, options }: Given<readonly string[], SecretsOptions>,
  session: Session,
): Promise<ExitCode> {
  const { terminal } = session;
  const { secrets, diagnostics } = await secretsOf(files, options, session);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) terminal.err(`${renderHuman(errors, { color: terminal.color })}\n`, "painted");
  const envFile = options.writeEnvFile ?? options.envFile;
  const written = envFile === undefined || writeEnvFile(envFile, secrets, session);
  const found = options.status === true ? secrets.map((secret) => withStatus(secret, session)) : secrets;
  const text = secretsText(found, { format: options.format });
  terminal.out(text, options.format === "json" ? "json" : "plain");
  return hasErrors(diagnostics) || !written ? exitCode.refused : exitCode.done;
}

/** The secrets of all that was named, each once. */
async function secretsOf(
  files: readonly string[],
  options: SecretsOptions,
  { host, context }: Session,
): Promise<{ readonly secrets: readonly ListedSecret[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { products, findings } = findProducts(host, files);
  const diagnostics: Diagnostic[] = [...findings];
  const found: (readonly ListedSecret[])[] = [];
  const manifestPath = options.manifest === undefined ? undefined : joinPath(host.workingDirectory, options.manifest);
  for (const path of products) {
    const kind = kindOfFile(host, path);
    if (kind.value === undefined) {
      diagnostics.push(...kind.diagnostics);
      continue;
    }
    const request: LoadRequest =
      kind.value === "Manifest"
        ? { kind: "manifest", manifestPath: path }
        : { kind: "product", productPath: path, manifestPath, environment: options.env };
    const read = await projectSecrets(request, context);
    found.push(read.secrets);
    diagnostics.push(...read.diagnostics);
  }
  return { secrets: mergedSecrets(found), diagnostics };
}

function withStatus(secret: ListedSecret, { host, machine = thisMachine }: Session): ListedSecret {
  if (machine.isSet(secret.variable)) return { ...secret, status: "set" };
  return { ...secret, status: host.exists(secret.file) ? "mounted" : "missing" };
}

/** Writes the file, and says so; whether that could be done. */
function writeEnvFile(
  named: string,
  secrets: readonly ListedSecret[],
  { host, terminal, machine = thisMachine }: Session,
): boolean {
  const path = joinPath(host.workingDirectory, named);
  const created = machine.createPrivateFile(path, envFileText(secrets));
  if (created.kind === "created") {
    terminal.err(`${display(named)} is written: fill in the values, and keep it out of version control.\n`);
    return true;
  }
  const reason =
    created.kind === "exists"
      ? "is there already, and is not replaced. Name another file, or remove it"
      : `cannot be written: ${errnoWords(created.errno)} (${created.errno})`;
  terminal.err(`error: ${display(named)} ${reason}.\n`);
  return false;
}
