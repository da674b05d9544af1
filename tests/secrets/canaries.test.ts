import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallProduct } from "../support/small-project.ts";
import { plants } from "./canaries.ts";
import { alphanumeric, type Random, random } from "./random.ts";
import { forgetSpans, leavings, recordSpans } from "./sweep.ts";
import { tokenKinds } from "./tokens.ts";

// Kinds without characters that would end a plain YAML scalar, so that each fits every place.
const plain = new Set([
  "github-pat",
  "gitlab-pat",
  "aws-access-token",
  "databricks-api-token",
  "npm-access-token",
  "huggingface-access-token",
  "stripe-access-token",
  "anthropic-api-key",
]);
const kinds = tokenKinds.filter(({ rule }) => plain.has(rule));

beforeAll(recordSpans);
afterAll(forgetSpans);

describe("a secret that is planted is never let out", () => {
  const source = random(60);
  test.each(plants.map((plant, index) => ({ ...plant, secret: secretFor(plant.needs, index, source) })))(
    "$name",
    async ({ files, secret }) => {
      const traces = [...(await leavings(files(secret)))].filter(([, text]) => holdsPartOf(text, secret));
      expect(traces.map(([where]) => where)).toEqual([]);
    },
  );

  // A Databricks token is a valid name, and the name is an attribute of the compile's span.
  test("not even as a product's name that is a valid one", async () => {
    const secret = `dapi${source.text("0123456789abcdef", 32)}`;
    const product = smallProduct().replace("name: shop", `name: ${secret}`);
    const traces = [...(await leavings({ product }))].filter(([, text]) => holdsPartOf(text, secret));
    expect(traces.map(([where]) => where)).toEqual([]);
  });

  test("there are at least sixty of them", () => {
    expect(plants.length).toBeGreaterThanOrEqual(60);
  });
});

function secretFor(needs: "token" | "password", index: number, source: Random): string {
  // A letter first: what follows decides what kind of scalar it is.
  if (needs === "password") return `Pw${source.text(alphanumeric, 9)}_${source.text(alphanumeric, 9)}`;
  return kinds[index % kinds.length]?.make(source) ?? "";
}

/** Any ten characters of the secret, or the whole of it in another form. */
function holdsPartOf(text: string, secret: string): boolean {
  const parts = Array.from({ length: secret.length - 9 }, (_, at) => secret.slice(at, at + 10));
  const base64 = Buffer.from(secret).toString("base64").replace(/=+$/u, "");
  const escaped = [...secret].map((character) => `\\u00${character.charCodeAt(0).toString(16)}`).join("");
  return [...parts, base64, encodeURIComponent(secret), escaped].some((part) => text.includes(part));
}
