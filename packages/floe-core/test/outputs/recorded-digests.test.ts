import { describe, expect, test } from "vitest";
import { memoryHost } from "../../src/host/memory-host.ts";
import { digestOf } from "../../src/outputs/digest.ts";
import { isUpToDate } from "../../src/outputs/plan-writes.ts";
import { checkOutputs } from "../../src/outputs/write-outputs.ts";
import { codes, outputFiles, writeSet } from "./output-set.ts";

const artifactPath = "floe_target/compiled_artifacts.json";

function artifact(version: string): string {
  return `{\n  "version": "${version}",\n  "metadata": {\n    "compiled_at": "1970-01-01T00:00:00Z"\n  }\n}\n`;
}

function setOf(version: string): Readonly<Record<string, string>> {
  const text = artifact(version);
  const digests = JSON.stringify({ [artifactPath]: digestOf(text) });
  return {
    "profiles.yml": `shop: ${version}\n`,
    [artifactPath]: text,
    "floe_target/provenance.json": `{\n  "version": 1,\n  "plugins": [\n  ],\n  "digests": ${digests},\n  "outputs": {}\n}\n`,
  };
}

/** What `git clone` brings: the committed outputs, and no ledger. */
function cloneOf(version: string, changed: Readonly<Record<string, string>> = {}) {
  const host = memoryHost();
  writeSet(host, setOf(version));
  const kept = Object.entries(host.files()).filter(([path]) => !path.includes("/.floe/"));
  return memoryHost({ ...Object.fromEntries(kept), ...changed });
}

function isCurrent(host: ReturnType<typeof memoryHost>): boolean {
  return isUpToDate(checkOutputs({ host, root: "/project/out", files: outputFiles(setOf("1.0")) }));
}

describe("without a ledger", () => {
  test("a fresh clone of the current outputs is up to date", () => {
    expect(isCurrent(cloneOf("1.0"))).toBe(true);
  });

  test("a fresh clone of older outputs is not, and the next compile replaces all of them", () => {
    const host = cloneOf("0.9");
    expect(isCurrent(host)).toBe(false);
    expect(codes(writeSet(host, setOf("1.0")))).toEqual([]);
    expect(host.files()[`out/${artifactPath}`]).toBe(artifact("1.0"));
  });

  test("an old contract without its record is replaced as well", () => {
    const host = cloneOf("0.9", { "out/floe_target/provenance.json": "" });
    writeSet(host, setOf("1.0"));
    expect(host.files()[`out/${artifactPath}`]).toBe(artifact("1.0"));
  });

  test("a contract that differs from its record was changed by hand, and is kept", () => {
    const edited = artifact("0.9").replace("1970", "1971");
    const host = cloneOf("0.9", { [`out/${artifactPath}`]: edited });
    expect(codes(writeSet(host, setOf("1.0")))).toEqual(["outputs/edited-by-hand"]);
    expect(host.files()[`out/${artifactPath}`]).toBe(edited);
  });

  test("a record that was changed by hand proves nothing, and is kept", () => {
    const record = "out/floe_target/provenance.json";
    const host = cloneOf("0.9");
    const edited = (host.files()[record] ?? "").replace('"plugins": [', '"plugins": [1');
    const changed = memoryHost({ ...host.files(), [record]: edited });
    expect(codes(writeSet(changed, setOf("1.0")))).toEqual(["outputs/edited-by-hand"]);
  });

  test.each(["{", '{"version": 1, "state": "complete", "files": {}, "more": 1}'])(
    "outputs with the ledger %s are not up to date",
    (ledger) => {
      expect(isCurrent(cloneOf("1.0", { "out/.floe/outputs.json": ledger }))).toBe(false);
    },
  );
});

test("a record that lists a file which nobody generates has it neither replaced nor removed", () => {
  const own = '{"mine": 1}\n';
  const host = memoryHost();
  const listed = setOf("1.0")["floe_target/provenance.json"]?.replaceAll(artifactPath, "own.json") ?? "";
  writeSet(host, { "floe_target/provenance.json": listed.replace(digestOf(artifact("1.0")), digestOf(own)) });
  const ledger = { version: 1, state: "complete", files: { "own.json": digestOf(own) } };
  const clone = memoryHost({ ...host.files(), "out/own.json": own, "out/.floe/outputs.json": JSON.stringify(ledger) });
  expect(codes(writeSet(clone, setOf("1.0")))).toEqual(["outputs/unproved"]);
  expect(clone.files()["out/own.json"]).toBe(own);
});
