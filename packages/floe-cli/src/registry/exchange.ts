import { thrownText } from "floe-core";
import { type Answer, answered, unanswered } from "./answer.ts";
import { isLoopback } from "./registry-host.ts";
import { registryDiagnostics } from "./registry-problems.ts";

/** A request to a registry, or to what it leads to. */
export interface RegistryRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PUT";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
  /** Most bytes of the answer. */
  readonly maxBytes: number;
}

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** How often a question is asked, and how long the pauses are. */
export interface Patience {
  readonly attempts: number;
  readonly firstPauseMs: number;
  /** For one attempt, with all that it leads to. */
  readonly limitMs: number;
}

/** Three attempts, with pauses of one and two seconds; 30 seconds each. */
export const usualPatience: Patience = { attempts: 3, firstPauseMs: 1000, limitMs: 30_000 };

const mostRedirects = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What may be over the next time. */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Sends a request, follows where it leads, and reads the answer up to its limit. A question is repeated while the registry is
 *  busy; what changes something is sent once. Credentials go to the host of the request alone. */
export async function exchange(request: RegistryRequest, patience: Patience): Promise<Answer<Reply>> {
  const isQuestion = request.method === "GET" || request.method === "HEAD";
  const attempts = isQuestion ? patience.attempts : 1;
  for (let attempt = 1; ; attempt++) {
    const answer = await once(request, patience);
    const isOver =
      answer.kind === "done" ? !passing.has(answer.value.status) : answer.finding.code !== "registry/unreachable";
    if (isOver) return answer;
    if (attempt >= attempts) return answer.kind === "done" ? busy(request, answer.value.status) : answer;
    await pause(patience.firstPauseMs * 2 ** (attempt - 1));
  }
}

function busy({ url }: RegistryRequest, status: number): Answer<never> {
  return unanswered(registryDiagnostics.unreachable({ host: url.host, reason: `it answers ${status}` }, undefined));
}

async function once(request: RegistryRequest, { limitMs }: Patience): Promise<Answer<Reply>> {
  const signal = AbortSignal.timeout(limitMs);
  try {
    let current = request;
    for (let followed = 0; followed <= mostRedirects; followed++) {
      const { method, url, headers, body } = current;
      const response = await fetch(url, { method, headers, body: body ?? null, redirect: "manual", signal });
      const target = redirects.has(response.status) ? response.headers.get("location") : null;
      if (target === null) return await readWithin(response, current);
      await response.body?.cancel();
      const next = followTo(target, current);
      if (next.kind === "failed") return next;
      current = next.value;
    }
    return unsafe(request, `it leads on more than ${mostRedirects} times`);
  } catch (error) {
    return unanswered(registryDiagnostics.unreachable({ host: request.url.host, reason: reasonOf(error) }, undefined));
  }
}

/** The request that follows a redirect. To another host it takes no credentials; from an encrypted address it leads to no other kind. */
function followTo(target: string, request: RegistryRequest): Answer<RegistryRequest> {
  if (request.method === "POST" || request.method === "PUT") return unsafe(request, "it leads an upload elsewhere");
  const url = URL.canParse(target, request.url.href) ? new URL(target, request.url.href) : undefined;
  if (url === undefined) return unsafe(request, "it leads to an address that is none");
  const isSafe = url.protocol === "https:" || (request.url.protocol === "http:" && isHttpHere(url));
  if (!isSafe) return unsafe(request, `it leads to ${url.protocol}//${url.host}, which is not encrypted`);
  if (url.username !== "" || url.password !== "")
    return unsafe(request, "it leads to an address with a password in it");
  const { authorization: _, ...others } = request.headers;
  return answered({ ...request, url, headers: url.origin === request.url.origin ? request.headers : others });
}

function isHttpHere(url: URL): boolean {
  return url.protocol === "http:" && isLoopback(url.host);
}

function unsafe({ url }: RegistryRequest, reason: string): Answer<never> {
  return unanswered(registryDiagnostics["unsafe-answer"]({ host: url.host, reason }, undefined));
}

/** Reads a body up to the limit, whatever length it announces. */
async function readWithin(response: Response, { url, maxBytes }: RegistryRequest): Promise<Answer<Reply>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) {
      const address = `${url.host}${url.pathname}`;
      return unanswered(registryDiagnostics["too-large"]({ address, limit: maxBytes }, undefined));
    }
    chunks.push(chunk);
  }
  return answered({ status: response.status, headers: response.headers, body: Buffer.concat(chunks) });
}

/** Why nothing came, without the address: `fetch` hides the reason below a "fetch failed". */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "it did not answer in time";
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : undefined;
  return code ?? thrownText(cause);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
