import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// A package that floe recommends is one that somebody vouches for. A name that nobody has registered is free for whoever wants
// others to run something.
const root = fileURLToPath(new URL("../../", import.meta.url));
const command =
  /\b(?:(?:p?npm|yarn|bun)\s+(?:add|i|install)|npx|pnpm dlx|pipx? install|uv (?:add|pip install|tool install))\s+([^\n`"']*)/gu;

/** Packages that others maintain, and that floe's own set of versions holds. */
const maintained = /^(?:pnpm@[\d.]+|dbt-core|dbt-[a-z]+|dagster|dagster-dbt|dagster-webserver)$/u;
/** An option, a path, a variable of a script, or a word behind which the sentence goes on. */
const noName = /^(?:-\S*|\.\S*|\$\S*|[^@\s]\S*\/\S*|beside|\W*)$/u;

/** The names that a text tells its reader to install. */
function recommended(text: string): readonly string[] {
  return [...text.matchAll(command)]
    .map(([, rest = ""]) => rest.trim().split(/\s+/u)[0] ?? "")
    .filter((name) => !noName.test(name) && !maintained.test(name));
}

test("no text of floe tells anybody to install a package that nobody vouches for", () => {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "packages", "plugins", "docs", "demo", "scripts", "*.md"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  const texts = listed.split("\n").filter((path) => /\.(?:ts|py|md|toml|json|sh|yaml)$/u.test(path));
  expect(texts.length).toBeGreaterThan(100);
  const found = texts.flatMap((path) =>
    recommended(readFileSync(`${root}${path}`, "utf8")).map((name) => `${path}: ${name}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ["Install it:\n    pnpm add floe-compute-snowflake", ["floe-compute-snowflake"]],
  ["pip install floe-dagster", ["floe-dagster"]],
  ["pip install dbt-duckdb", []],
  ["pip install -e .", []],
])("%j recommends %j", (text, names) => {
  expect(recommended(text)).toEqual(names);
});
