import { type Host, joinPath } from "floe-core";
import type { Machine } from "../machine/machine.ts";
import { programOnPath } from "../machine/programs.ts";
import { asTable, asText, type ForeignTable, tableIn } from "./read-json.ts";
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
    const helper = asText(asTable(config["credHelpers"])[name]);
    if (helper !== undefined) return await askHelper(helper, name, tools);
    const entry = asTable(config["auths"])[name];
    if (entry === undefined) continue;
    const written = writtenCredentials(asTable(entry));
    if (written !== undefined) return written;
    const store = asText(config["credsStore"]);
    if (store !== undefined) return await askHelper(store, name, tools);
  }
  const store = asText(config["credsStore"]);
  const [first = host] = configuredNames(host);
  return store === undefined ? undefined : await askHelper(store, first, tools);
}

function dockerConfig({ host, machine }: CredentialTools): ForeignTable {
  const folder = machine.variable("DOCKER_CONFIG") ?? joinPath(machine.variable("HOME") ?? "/", ".docker");
  const read = host.readFile(joinPath(folder, "config.json"), { maxBytes: mostBytes });
  // A broken configuration is docker's to report; without credentials the registry says what it misses.
  return (read.kind === "done" ? tableIn(read.value) : undefined) ?? {};
}

function writtenCredentials(entry: ForeignTable): Credentials | undefined {
  const token = asText(entry["identitytoken"]);
  if (token !== undefined) return { kind: "refresh-token", token };
  const registryToken = asText(entry["registrytoken"]);
  if (registryToken !== undefined) return { kind: "token", token: registryToken };
  const [, username = "", password = ""] =
    /^([^:]+):(.*)$/su.exec(Buffer.from(asText(entry["auth"]) ?? "", "base64").toString("utf8")) ?? [];
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
  const said = tableIn(new TextEncoder().encode(run.out));
  const [username, password] = [asText(said?.["Username"]), asText(said?.["Secret"])];
  if (username === undefined || password === undefined) return undefined;
  return username === "<token>" ? { kind: "refresh-token", token: password } : { kind: "password", username, password };
}
