import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";
import { random } from "./random.ts";
import { tokenKinds } from "./tokens.ts";

const structured: ReadonlySet<string> = new Set(["secrets/known-token", "secrets/private-key", "secrets/url-password"]);

describe("generated tokens of known kinds", () => {
  test("each rule finds every one of its own, at every level and in both files", async () => {
    const source = random(20_260_101);
    for (const { rule, make } of tokenKinds) {
      for (const level of ["off", "strict"]) {
        const kinds = await kindsFound(make(source), level);
        expect(kinds, `${rule} at ${level}`).toEqual([rule, rule]);
      }
    }
  });

  test("200 of them are found, at least 95 in a hundred, in options that no schema knows", async () => {
    const source = random(7);
    const tokens = Array.from({ length: 200 }, (_, index) => tokenAt(index).make(source));
    const config = tokens.map((token, index) => `      note_${index}: ${JSON.stringify(token)}\n`).join("");
    const manifest = smallManifest(`  lineage_backend:\n    type: ledger\n    config:\n${config}`);
    const { diagnostics } = await smallProject({ manifest }).compile("shop/floe.yaml");
    const lines = diagnostics.filter(({ code }) => structured.has(code)).map(({ span }) => span?.start);
    const found = new Set(lines).size;
    console.log(`${found} of ${tokens.length} generated tokens found`);
    expect(found / tokens.length).toBeGreaterThanOrEqual(0.95);
  });
});

function tokenAt(index: number): (typeof tokenKinds)[number] {
  const kind = tokenKinds[index % tokenKinds.length];
  if (kind === undefined) throw new Error("there are no kinds of tokens");
  return kind;
}

async function kindsFound(token: string, level: string): Promise<readonly (string | undefined)[]> {
  const note = JSON.stringify(token);
  const manifest = smallManifest(`  lineage_backend:
    type: ledger
    config: {note: ${note}}
governance: {policy_enforcement_level: ${level}}
`);
  const product = smallProduct(`x-note: ${note}\n`);
  const { diagnostics } = await smallProject({ manifest, product }).compile("shop/floe.yaml");
  const errors = diagnostics.filter(({ code, severity }) => structured.has(code) && severity === "error");
  return errors.map(({ message }) => /‹secret: ([^,]+), \d+ chars›/u.exec(message)?.[1]);
}
