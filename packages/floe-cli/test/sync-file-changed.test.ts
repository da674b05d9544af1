import { writeSync } from "floe-core";
import { memoryHost } from "floe-core/testing";
import { expect, test } from "vitest";

test("a property file that somebody changed since it was read stays as it is", () => {
  const changed = "version: 2\n# by somebody else\n";
  const host = memoryHost({ "models/schema.yml": changed });
  const bytes = (text: string) => new TextEncoder().encode(text);
  const file = {
    path: `${host.workingDirectory}/models/schema.yml`,
    shown: "models/schema.yml",
    before: bytes("version: 2\n"),
    after: bytes("version: 2\nmodels: []\n"),
  };
  const { written, findings } = writeSync(host, [file]);
  expect(written).toEqual([]);
  expect(findings.map(({ code }) => code)).toEqual(["sync/file-changed"]);
  expect(host.files()["models/schema.yml"]).toBe(changed);
});
