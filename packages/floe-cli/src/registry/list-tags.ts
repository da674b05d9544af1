import { type Answer, answered } from "./answer.ts";
import type { Reply } from "./exchange.ts";
import { tableIn } from "./read-json.ts";
import { type RepositoryClient, strangeAnswer } from "./registry-client.ts";

const tagsOfPage = 1000;
const mostPages = 10;
const mostBytes = 4 * 1024 * 1024;

/** The tags of a repository, none where there is no such repository. Pages are followed within the registry, up to 10,000 tags. */
export async function listTags(client: RepositoryClient): Promise<Answer<readonly string[]>> {
  const tags: string[] = [];
  let page: URL | undefined = new URL(`/v2/${client.repository}/tags/list?n=${tagsOfPage}`, client.origin);
  for (let read = 0; read < mostPages && page !== undefined; read++) {
    const answer: Answer<Reply> = await client.send({ method: "GET", at: page, headers: {}, maxBytes: mostBytes });
    if (answer.kind === "failed") return answer;
    const { status, body } = answer.value;
    if (status === 404) return answered([]);
    const found = status === 200 ? tagsIn(body) : undefined;
    if (found === undefined) return strangeAnswer(client, `it answers ${status} when it is asked for the tags`);
    tags.push(...found);
    page = found.length === 0 ? undefined : nextPage(answer.value, page);
    if (page !== undefined && page.origin !== client.origin.origin)
      return strangeAnswer(client, "its list of tags leads to another host");
  }
  return answered(tags);
}

function nextPage({ headers }: Reply, page: URL): URL | undefined {
  const [, next] = /<([^>]+)>\s*;\s*rel="?next"?/u.exec(headers.get("link") ?? "") ?? [];
  return next !== undefined && URL.canParse(next, page.href) ? new URL(next, page.href) : undefined;
}

function tagsIn(body: Uint8Array): readonly string[] | undefined {
  const list = tableIn(body);
  if (list === undefined) return undefined;
  const tags = list["tags"] ?? [];
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : undefined;
}
