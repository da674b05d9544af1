import { expect, test } from "vitest";
import { memoryHost } from "../../src/host/memory-host.ts";
import { digestOf } from "../../src/outputs/digest.ts";
import { outputPath } from "../../src/outputs/output-path.ts";
import { sealed } from "../../src/outputs/seal.ts";
import { writeOutputs } from "../../src/outputs/write-outputs.ts";

const former = {
  "target/compiled_artifacts.json":
    '{\n  "version": "0.8.0",\n  "metadata": {\n    "compiled_at": "1970-01-01T00:00:00Z"\n',
  "target/floe/provenance.json": '{\n  "version": 1,\n  "plugins": [\n',
  "target/floe/values.yaml": sealed(outputPath("target/floe/values.yaml"), "a: 1\n"),
};
const paths = Object.keys(former);
const inRoot = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`out/${path}`, text]));

function ledgerOf(files: Readonly<Record<string, string>>): Record<string, string> {
  const digests = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, digestOf(text)]));
  return { "out/.floe/outputs.json": JSON.stringify({ version: 1, state: "complete", files: digests }) };
}

function left(host: ReturnType<typeof memoryHost>): readonly string[] {
  const outcome = writeOutputs({
    host,
    root: `${host.workingDirectory}/out`,
    files: [{ path: outputPath("floe_target/values.yaml"), text: "a: 1\n" }],
    overwrite: "keep-edited",
    at: undefined,
  });
  expect(outcome.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return paths.filter((path) => `out/${path}` in host.files());
}

test("what an earlier release wrote into target/ goes away with the next compile", () => {
  expect(left(memoryHost({ ...inRoot(former), ...ledgerOf(former) }))).toEqual([]);
});

test("without a ledger only the file that proves itself goes away", () => {
  expect(left(memoryHost(inRoot(former)))).toEqual(["target/compiled_artifacts.json", "target/floe/provenance.json"]);
});

test.each(paths)("a %s that was changed since stays", (path) => {
  const changed = {
    ...former,
    [path]: `${Object.entries(former).find(([name]) => name === path)?.[1] ?? ""}mine: 1\n`,
  };
  expect(left(memoryHost({ ...inRoot(changed), ...ledgerOf(former) }))).toEqual([path]);
});

test.each(["target/compiled_artifacts.json", "target/floe/provenance.json"])(
  "a user's own %s stays, although a ledger lists its digest",
  (path) => {
    const own = { [path]: '{"mine": 1}\n' };
    expect(left(memoryHost({ ...inRoot(own), ...ledgerOf(own) }))).toEqual([path]);
  },
);
