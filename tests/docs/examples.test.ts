import { expect, test } from "vitest";
import { bundledPlugins } from "../../packages/floe-cli/src/bundled-plugins.ts";
import { knownCodes } from "../../packages/floe-cli/src/commands/known-codes.ts";
import { codesOf, exampleFiles, isPlaceholder } from "./example-project.ts";

const entries = knownCodes(bundledPlugins);

const runnable = entries.flatMap(({ code, docs: { example } }) =>
  example === undefined || isPlaceholder(example) ? [] : [{ code, example }],
);

test.each(runnable)("the example of $code causes it", async ({ code, example }) => {
  const found = await Promise.all(exampleFiles(example).map(codesOf));
  expect(found.flatMap((codes) => [...codes])).toContain(code);
});

test("every code has an example, except where no file of a project, or only a huge one, causes it", () => {
  const without = entries.filter(({ docs }) => docs.example === undefined).map(({ code }) => code);
  expect(without.filter((code) => !hasNoExample.some((prefix) => code.startsWith(prefix)))).toEqual([]);
});

const hasNoExample = [
  // What the system answers, and what stands outside of the two files' text.
  "file/",
  "outputs/",
  "fix/",
  "report/",
  "paths/",
  "init/",
  // What the code of a plugin does, and where a new one is written.
  "plugin-kit/",
  "new-plugin/",
  // What a registry answers, and what was fetched from it.
  "pull/",
  "registry/",
  "load/pulled-manifest-changed",
  // Nor do those of the property files of dbt, which are no files of floe.
  "sync/",
  "environment/",
  "local/",
  // Where there is no manifest at all.
  "load/local-platform",
  // What the dbt of a machine says.
  "dbt/parse-failed",
  "dbt/not-asked",
  // Several products.
  "products/",
  "workspace/",
  // Whose the files are that a manifest extends, and how many there are.
  "extends/too-deep",
  "extends/untrusted",
  "parent/too-deep",
  "parent/untrusted",
  "load/environment-name",
  "load/unknown-environment",
  "load/untrusted-environment",
  "dbt/no-project",
  "dbt/project-elsewhere",
  "dbt/too-much",
  "dbt/unread",
  "yaml/unreadable",
  // Two plugins that do not get along.
  "ownership/",
  "plugin/",
  // Limits that only a generated file reaches.
  "product/too-many-options",
  "yaml/alias-expansion",
  "yaml/too-deep",
  "yaml/too-many-aliases",
  "yaml/too-many-nodes",
];
