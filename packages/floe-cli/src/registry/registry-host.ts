/** The origin that a host of an address is asked at. Registries on this machine are asked by http, all others by https. */
export function registryOrigin(host: string): string {
  return `${isLoopback(host) ? "http" : "https"}://${dockerHub.has(host) ? "registry-1.docker.io" : host}`;
}

// Docker's own registry has a name for people and one for programs.
const dockerHub = new Set(["docker.io", "index.docker.io"]);

/** The names under which docker's configuration may have the credentials of a host. */
export function configuredNames(host: string): readonly string[] {
  const hub = dockerHub.has(host) || host === "registry-1.docker.io" ? ["https://index.docker.io/v1/"] : [];
  return [...hub, host, `https://${host}`, `http://${host}`, `https://${host}/v2/`, `https://${host}/v1/`];
}

/** Whether a host, with or without a port, is this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/u, "").toLowerCase();
  return name === "localhost" || name === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(name);
}

/** Whether a token service may get the credentials of a registry: it is the same host, one below it, or one beside it in a domain
 *  of their own, as `auth.docker.io` is beside `registry-1.docker.io`. */
export function mayIssueTokens(realm: URL, registry: URL): boolean {
  if (realm.host === registry.host) return true;
  if (realm.protocol !== "https:") return false;
  const host = registry.hostname;
  const domain = host.slice(host.indexOf(".") + 1);
  return isBelow(realm.hostname, host) || (isOwnDomain(domain) && isBelow(realm.hostname, domain));
}

function isBelow(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

/** Whether a domain is one that somebody owns: not `com`, nor `co.uk` and its like, and no number. */
function isOwnDomain(domain: string): boolean {
  const labels = domain.split(".");
  const [second = "", first = ""] = labels.slice(-2);
  if (labels.length < 2 || /^\d+$/u.test(first)) return false;
  return labels.length > 2 || !(first.length === 2 && second.length <= 3);
}
