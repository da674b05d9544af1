import { expect, test } from "vitest";
import { runVariables } from "../../packages/floe-cli/src/run-environment.ts";
import { sources } from "./source-files.ts";

// A run that is remembered must depend on nothing but what the memory knows, so whoever reads a variable says here why the
// memory need not know it, or adds it to its list.
const besideTheMemory: Readonly<Record<string, string>> = {
  FLOE_DEBUG: "only a crash reads it, and a crash is not remembered",
  FLOE_NO_CODE_CACHE: "there is no memory then",
  HOME: "says where the memory is",
  NODE_OPTIONS: "there is no memory while somebody debugs",
  NODE_V8_COVERAGE: "there is no memory then",
  OTEL_EXPORTER_OTLP_ENDPOINT: "with any OTEL_ variable there is no memory",
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "with any OTEL_ variable there is no memory",
  OTEL_SDK_DISABLED: "with any OTEL_ variable there is no memory",
  OTEL_TRACES_EXPORTER: "with any OTEL_ variable there is no memory",
  PWD: "stands in for a working directory that is gone, and in none there is no memory",
  XDG_CACHE_HOME: "says where the memory is",
};

const all = sources().filter(({ path }) => path.startsWith("packages/"));

test("each variable that is read by name is known to the memory of unchanged runs, or has a reason", () => {
  const read = new Set(all.flatMap(({ text }) => namesRead(text)));
  const known = new Set<string>([...runVariables, ...Object.keys(besideTheMemory)]);
  expect([...read].filter((name) => !known.has(name))).toEqual([]);
  // The reading would otherwise have been overlooked.
  for (const name of known) expect(read).toContain(name);
});

test("the environment of the process is read in these places", () => {
  const places = all.filter(({ text }) => /\bprocess\.env\b|\{ env \} = process\b/u.test(text));
  expect(places.map(({ path }) => path.replace(/^packages\//u, ""))).toEqual([
    "floe-cli/src/bundle-entry.ts",
    "floe-cli/src/development.ts",
    "floe-cli/src/launcher/cache-folder.ts",
    "floe-cli/src/launcher/is-debugged.ts",
    "floe-cli/src/launcher/process-guard.ts",
    "floe-cli/src/launcher/run-memory.ts",
    "floe-cli/src/machine/this-machine.ts",
    "floe-cli/src/run-environment.ts",
    "floe-core/src/host/node-host.ts",
  ]);
});

/** The names in `env.NAME`, `env["NAME"]` and the same of `environment`. */
function namesRead(text: string): readonly string[] {
  const found = text.matchAll(/\b(?:env|environment)(?:\.|\[")(?<name>[A-Z][A-Z0-9_]*)\b/gu);
  return [...found].flatMap(({ groups }) => groups?.["name"] ?? []);
}
