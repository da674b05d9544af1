import type { OciAddress } from "floe-core";
import { type Answer, unanswered } from "./answer.ts";
import { authorizationFor } from "./authentication.ts";
import { type Credentials, type CredentialTools, credentialsFor } from "./credentials.ts";
import { exchange, type Patience, type RegistryRequest, type Reply, usualPatience } from "./exchange.ts";
import { registryOrigin } from "./registry-host.ts";
import { registryDiagnostics } from "./registry-problems.ts";

/** What a repository is asked with. */
export interface RegistryTools extends CredentialTools {
  readonly tokenHosts: ReadonlySet<string>;
  readonly patience?: Patience;
}

/** A question to a repository: the part of the path behind `/v2/<repository>/`, or an address that the registry has given. */
export interface RepositoryRequest extends Omit<RegistryRequest, "url"> {
  readonly at: string | URL;
}

/** One repository of a registry, as the OCI distribution specification has it. Credentials are asked for once, when the registry wants
 *  them, and go to it and its token service alone. */
export interface RepositoryClient {
  readonly host: string;
  readonly repository: string;
  readonly origin: URL;
  send(request: RepositoryRequest): Promise<Answer<Reply>>;
}

/** A client for the repository of an address. */
export function repositoryClient({ host, repository }: OciAddress, tools: RegistryTools): RepositoryClient {
  const origin = new URL(registryOrigin(host));
  const { patience = usualPatience, tokenHosts } = tools;
  const known: { authorization?: string; credentials?: Promise<Credentials | undefined> } = {};
  const ask = (request: RegistryRequest): Promise<Answer<Reply>> => {
    const isOurs = known.authorization !== undefined && request.url.origin === origin.origin;
    const headers = isOurs ? { ...request.headers, authorization: known.authorization ?? "" } : request.headers;
    return exchange({ ...request, headers }, patience);
  };
  const send = async ({ at, ...request }: RepositoryRequest): Promise<Answer<Reply>> => {
    const url = typeof at === "string" ? new URL(`/v2/${repository}/${at}`, origin) : at;
    const first = await ask({ ...request, url });
    if (first.kind === "failed" || first.value.status !== 401) return refusedOr(first);
    known.credentials ??= credentialsFor(host, tools);
    const credentials = await known.credentials;
    const asked = { reply: first.value, registry: origin, repository, credentials, tokenHosts, patience };
    const authorization = await authorizationFor(asked);
    if (authorization.kind === "failed") return authorization;
    known.authorization = authorization.value;
    return refusedOr(await ask({ ...request, url }));
  };
  // A registry that asks again and again is told no a second time, and not a third.
  const refusedOr = async (answer: Answer<Reply>): Promise<Answer<Reply>> => {
    if (answer.kind === "failed" || (answer.value.status !== 401 && answer.value.status !== 403)) return answer;
    const hasCredentials = (await known.credentials) !== undefined;
    return unanswered(registryDiagnostics.denied({ host, repository, hasCredentials }, undefined));
  };
  return { host, repository, origin, send };
}

/** The finding about an answer that no registry gives. */
export function strangeAnswer({ host }: RepositoryClient, reason: string): Answer<never> {
  return unanswered(registryDiagnostics["strange-answer"]({ host, reason }, undefined));
}
