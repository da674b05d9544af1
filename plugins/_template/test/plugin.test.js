import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkPlugin, tryPlugin } from "floe-core/testing";
import { plugin } from "../dist/index.js";

const packageJson = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

// Options as a user would write them. The more of them, the more is tried out.
const validConfig = { host: "abacus.example.com", port: 8443, password: { secret_ref: "abacus" }, threads: 8 };

test("the plugin does what the contract asks for", async () => {
  const findings = await checkPlugin(plugin, { validConfig, packageJson });
  assert.deepEqual(
    findings.map(({ code, message }) => `${code}: ${message}`),
    [],
  );
});

test("a port in the host is an error", async () => {
  const { diagnostics } = await tryPlugin(plugin, { ...validConfig, host: "abacus.example.com:8443" });
  const codes = diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code);
  assert.deepEqual(codes, ["compute-abacus/port-in-host"]);
});
