import { writeSync } from "floe-core";
import { memoryHost } from "floe-core/testing";
import { expect, test } from "vitest";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("a file that somebody changed while floe worked keeps the change, and the others stay as they were", () => {
  const host = memoryHost({ "models/a.yml": "a: 1\n", "models/b.yml": "b: mine\n" });
  const files = ["a", "b"].map((name) => ({
    path: `/project/models/${name}.yml`,
    shown: `models/${name}.yml`,
    before: bytes(`${name}: 1\n`),
    after: bytes(`${name}: 2\n`),
  }));
  const { written, findings } = writeSync(host, files);
  expect(written).toEqual([]);
  expect(findings.map(({ code, message }) => [code, message.includes("models/b.yml")])).toEqual([
    ["sync/file-changed", true],
  ]);
  expect(host.files()).toEqual({ "models/a.yml": "a: 1\n", "models/b.yml": "b: mine\n" });
});
