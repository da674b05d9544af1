import { type Host, joinPath } from "floe-core";
import type { Machine } from "../machine/machine.ts";
import { programOnPath } from "../machine/programs.ts";
import { configuredNames } from "./registry-host.ts";

/** What a registry, or its token service, is given. Never printed. */
export type Credentials =
  | { readonly kind: "password"; readonly username: string; readonly password: string }
  /** A token that is exchanged for one of the registry, as docker keeps it after a login in a browser. */
  | { readonly kind: "refresh-token"; readonly token: string }
  /** A token that the registry takes as it is. */
  | { readonly kind: "token"; readonly token: string };

const mostBytes = 1024 * 1024;

/** The credentials for a host: those of the variables when FLOE_REGISTRY_HOST names it, else those of docker's configuration. An address
 *  in a file decides nothing about them, so no file can have them sent to a host of its choice. */
export async function credentialsFor(host: string, tools: CredentialTools): Promise<Credentials | undefined> {
  return fromVariables(host, tools.machine) ?? (await fromDocker(host, tools));
}

/** What credentials are looked up with. */
export interface CredentialTools {
  readonly host: Host;
  readonly machine: Machine;
}

function fromVariables(host: string, machine: Machine): Credentials | undefined {
  if (machine.variable("FLOE_REGISTRY_HOST") !== host) return undefined;
  const token = machine.variable("FLOE_REGISTRY_TOKEN") ?? "";
  if (token !== "") return { kind: "token", token };
  const username = machine.variable("FLOE_REGISTRY_USERNAME") ?? "";
  const password = machine.variable("FLOE_REGISTRY_PASSWORD") ?? "";
  return username === "" || password === "" ? undefined : { kind: "password", username, password };
}

async function fromDocker(host: string, tools: CredentialTools): Promise<Credentials | undefined> {
  const config = dockerConfig(tools);
  for (const name of configuredNames(host)) {
    const helper = textOf(tableOf(config["credHelpers"])[name]);
    if (helper !== undefined) return await askHelper(helper, name, tools);
    const entry = tableOf(config["auths"])[name];
    if (entry === undefined) continue;
    const written = writtenCredentials(tableOf(entry));
    if (written !== undefined) return written;
    const store = textOf(config["credsStore"]);
    if (store !== undefined) return await askHelper(store, name, tools);
  }
  const store = textOf(config["credsStore"]);
  const [first = host] = configuredNames(host);
  return store === undefined ? undefined : await askHelper(store, first, tools);
}

type Table = Readonly<Record<string, unknown>>;

function dockerConfig({ host, machine }: CredentialTools): Table {
  const folder = machine.variable("DOCKER_CONFIG") ?? joinPath(machine.variable("HOME") ?? "/", ".docker");
  const read = host.readFile(joinPath(folder, "config.json"), { maxBytes: mostBytes });
  if (read.kind === "failed") return {};
  try {
    return tableOf(JSON.parse(new TextDecoder().decode(read.value)));
  } catch {
    // A broken configuration is docker's to report; without credentials the registry says what it misses.
    return {};
  }
}

function writtenCredentials(entry: Table): Credentials | undefined {
  const token = textOf(entry["identitytoken"]);
  if (token !== undefined) return { kind: "refresh-token", token };
  const registryToken = textOf(entry["registrytoken"]);
  if (registryToken !== undefined) return { kind: "token", token: registryToken };
  const [, username = "", password = ""] =
    /^([^:]+):(.*)$/su.exec(Buffer.from(textOf(entry["auth"]) ?? "", "base64").toString("utf8")) ?? [];
  return username === "" ? undefined : { kind: "password", username, password };
}

/** Asks a helper of docker, which is a program on the PATH; its name is the user's own configuration. */
async function askHelper(
  helper: string,
  name: string,
  { host, machine }: CredentialTools,
): Promise<Credentials | undefined> {
  if (!/^[A-Za-z0-9_.-]{1,64}$/u.test(helper)) return undefined;
  const path = programOnPath(`docker-credential-${helper}`, { host, machine });
  if (path === undefined) return undefined;
  const program = { path, parameters: ["get"], folder: "/", variables: {}, seconds: 30, input: name };
  const run = await machine.run(program);
  if (run.kind !== "ended" || run.code !== 0) return undefined;
  try {
    const said = tableOf(JSON.parse(run.out));
    const [username, password] = [textOf(said["Username"]), textOf(said["Secret"])];
    if (username === undefined || password === undefined) return undefined;
    return username === "<token>"
      ? { kind: "refresh-token", token: password }
      : { kind: "password", username, password };
  } catch {
    return undefined;
  }
}

function tableOf(value: unknown): Table {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
