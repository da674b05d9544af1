import { readFileSync } from "node:fs";
import { readArtifacts } from "floe-core/schemas";
import { describe, expect, test } from "vitest";

const current: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(new URL("../../../../tests/contract/golden/v0.8.0.json", import.meta.url), "utf8"),
);

describe("the version", () => {
  test.each(["0.8.0", "0.8.7", "0.1.0", "0.5.3"])("%s is read without a notice", (version) => {
    expect(readArtifacts({ ...current, version })).toMatchObject({ kind: "read", notices: [], artifacts: { version } });
  });

  test.each(["0.9.0", "0.10.0", "0.100.3"])("%s is read with a notice", (version) => {
    expect(readArtifacts({ ...current, version })).toMatchObject({
      kind: "read",
      notices: [expect.stringContaining(version)],
    });
  });

  test.each(["1.0.0", "2.0.0", "10.0.0"])("%s is refused as newer", (version) => {
    expect(readArtifacts({ ...current, version })).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("newer"),
      issues: [],
    });
  });

  test.each(["0.0.9", "00.0.1"])("%s was never released", (version) => {
    expect(readArtifacts({ ...current, version })).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("never"),
    });
  });

  test.each(["", "1", "0.8", "v0.8.0", "0.9.0-rc.1", "0.8.0\n", "next", 0.8, null])("%j is malformed", (version) => {
    expect(readArtifacts({ ...current, version })).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("three numbers"),
    });
  });

  test("an artifact without a version is read as the current one, with a notice", () => {
    const { version, ...unstated } = current;
    expect(readArtifacts(unstated)).toMatchObject({
      kind: "read",
      notices: [expect.stringContaining("no contract version")],
      artifacts: { version },
    });
  });
});

describe("a known version", () => {
  test.each([null, [], "text", 7])("%j is no artifact", (json) => {
    expect(readArtifacts(json)).toMatchObject({ kind: "refused", issues: [{ path: [] }] });
  });

  test("an unknown key is refused with its place", () => {
    expect(readArtifacts({ ...current, governance: { level: "warn" } })).toMatchObject({
      kind: "refused",
      issues: [{ path: ["governance"] }],
    });
  });

  test("the value that was given is kept as raw", () => {
    const reading = readArtifacts(current);
    expect(reading.kind === "read" && reading.raw).toBe(current);
  });

  test("a secret in plain text is refused", () => {
    const text = JSON.stringify(current).replace('{"secret_ref":"collector-token","key":"token"}', '"hunter2"');
    expect(readArtifacts(JSON.parse(text))).toMatchObject({
      kind: "refused",
      issues: [{ path: ["observability", "telemetry", "authentication", "bearer_token"] }],
    });
  });
});

describe("a newer minor version", () => {
  test("is refused when a known field has another type", () => {
    expect(readArtifacts({ ...current, version: "0.9.0", mode: 3, added: 1 })).toMatchObject({
      kind: "refused",
      issues: [{ path: ["mode"] }],
    });
  });

  test("keeps unknown keys without touching what was given", () => {
    const text = JSON.stringify({
      ...current,
      version: "0.9.0",
      added: { deep: [1] },
      identity: { ...copy("identity"), team: "berths" },
    });
    const json: unknown = JSON.parse(text);
    expect(readArtifacts(json)).toMatchObject({ artifacts: { added: { deep: [1] }, identity: { team: "berths" } } });
    expect(JSON.stringify(json)).toBe(text);
  });

  test("keeps a key named __proto__ as a plain key", () => {
    const json: unknown = JSON.parse(
      JSON.stringify({ ...current, version: "0.9.0" }).replace("{", '{"__proto__":{"polluted":true},'),
    );
    const reading = readArtifacts(json);
    expect(reading).toMatchObject({ kind: "read" });
    expect(reading).not.toHaveProperty("artifacts.polluted");
  });

  function copy(key: string): object {
    return Object(current[key]);
  }
});
