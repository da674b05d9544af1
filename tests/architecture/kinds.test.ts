import { pluginKinds } from "floe-core/plugin";
import { expect, test } from "vitest";
import { sources } from "./source-files.ts";

// schemas/kinds.ts knows the kinds; whoever needs them all takes them from there. The others that are allowed give each
// field of an output its own type or origin.
test("few files list the kinds of plugins by hand", () => {
  const lists = sources().filter(({ text }) => pluginKinds.filter((kind) => isNamed(kind, text)).length >= 3);
  const paths = lists.map(({ path }) => path);
  expect(paths).toContain("packages/floe-core/src/schemas/kinds.ts");
  expect(paths.length, paths.join(", ")).toBeLessThanOrEqual(8);
});

/** Whether a kind stands in a text as a string, or as a key at the beginning of a line. */
function isNamed(kind: string, text: string): boolean {
  const isString = ['"', "'", "`"].some((quote) => text.includes(`${quote}${kind}${quote}`));
  return isString || text.split("\n").some((line) => /^\s*(?:readonly )?(\w+)\??:/u.exec(line)?.[1] === kind);
}
