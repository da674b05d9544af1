import { type Answer, answered, unanswered } from "./answer.ts";
import { type Challenge, parseChallenges } from "./challenge.ts";
import type { Credentials } from "./credentials.ts";
import { exchange, type Patience, type Reply } from "./exchange.ts";
import { asText, tableIn } from "./read-json.ts";
import { mayIssueTokens } from "./registry-host.ts";
import { registryDiagnostics } from "./registry-problems.ts";

/** What a registry has asked for, and what it can be given. */
export interface AuthenticationRequest {
  /** The answer 401. */
  readonly reply: Reply;
  readonly registry: URL;
  readonly repository: string;
  readonly credentials: Credentials | undefined;
  /** Hosts of token services that the user allows beside the usual ones. */
  readonly tokenHosts: ReadonlySet<string>;
  readonly patience: Patience;
}

/** The header with which a registry is asked again: the credentials themselves, or a token of the service that it names. */
export async function authorizationFor(request: AuthenticationRequest): Promise<Answer<string>> {
  const challenges = parseChallenges(request.reply.headers.get("www-authenticate") ?? "");
  const { credentials } = request;
  if (credentials?.kind === "token") return answered(`Bearer ${credentials.token}`);
  const bearer = challenges.find(({ scheme }) => scheme === "bearer");
  if (bearer !== undefined) return await tokenOf(bearer, request);
  const isBasic = challenges.some(({ scheme }) => scheme === "basic");
  if (!isBasic) return strange(request, "it asks for credentials in a way that floe does not know");
  return credentials?.kind === "password" ? answered(basic(credentials)) : denied(request);
}

const mostBytes = 64 * 1024;

async function tokenOf({ parameters }: Challenge, request: AuthenticationRequest): Promise<Answer<string>> {
  const { registry, credentials, patience } = request;
  const realm = parameters.get("realm") ?? "";
  if (!URL.canParse(realm)) return strange(request, "it names no token service");
  const url = new URL(realm);
  if (!isTrusted(url, request)) {
    const reason = `it sends for a token to ${url.protocol}//${url.host}`;
    return unanswered(registryDiagnostics["unsafe-answer"]({ host: registry.host, reason }, undefined));
  }
  const answer = await exchange({ ...tokenRequest(url, parameters, credentials), maxBytes: mostBytes }, patience);
  if (answer.kind === "failed") return answer;
  const { status, body } = answer.value;
  if (status === 401 || status === 403) return denied(request);
  const token = status === 200 ? tokenIn(body) : undefined;
  return token === undefined
    ? strange(request, `its token service answers ${status} without a token`)
    : answered(`Bearer ${token}`);
}

function isTrusted(realm: URL, { registry, tokenHosts }: AuthenticationRequest): boolean {
  if (realm.username !== "" || realm.password !== "") return false;
  return mayIssueTokens(realm, registry) || (realm.protocol === "https:" && tokenHosts.has(realm.host));
}

/** A token is asked for with a password by GET; a refresh token goes in the body of a POST, as OAuth2 has it. */
function tokenRequest(realm: URL, parameters: ReadonlyMap<string, string>, credentials: Credentials | undefined) {
  const asked = new URLSearchParams();
  for (const name of ["service", "scope"]) {
    const value = parameters.get(name);
    if (value !== undefined) asked.set(name, value);
  }
  if (credentials?.kind === "refresh-token") {
    asked.set("grant_type", "refresh_token");
    asked.set("client_id", "floe");
    asked.set("refresh_token", credentials.token);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return { method: "POST", url: realm, headers, body: asked.toString() } as const;
  }
  const url = new URL(realm);
  for (const [name, value] of asked) url.searchParams.set(name, value);
  const headers = credentials?.kind === "password" ? { authorization: basic(credentials) } : {};
  return { method: "GET", url, headers } as const;
}

function tokenIn(body: Uint8Array): string | undefined {
  const { token, access_token: accessToken } = tableIn(body) ?? {};
  const found = asText(token) ?? asText(accessToken);
  // What is no token of RFC 6750 could end the header and begin another one.
  return found !== undefined && /^[A-Za-z0-9._~+/=-]+$/u.test(found) ? found : undefined;
}

function basic({ username, password }: Extract<Credentials, { kind: "password" }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

function denied({ registry, repository, credentials }: AuthenticationRequest): Answer<never> {
  const parameters = { host: registry.host, repository, hasCredentials: credentials !== undefined };
  return unanswered(registryDiagnostics.denied(parameters, undefined));
}

function strange({ registry }: AuthenticationRequest, reason: string): Answer<never> {
  return unanswered(registryDiagnostics["strange-answer"]({ host: registry.host, reason }, undefined));
}
