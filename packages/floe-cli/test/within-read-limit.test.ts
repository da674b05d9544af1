import { memoryHost } from "floe-core/testing";
import { expect, test } from "vitest";
import { withinReadLimit } from "../src/within-read-limit.ts";

test("nothing is read once the run has read as much as it may", () => {
  const host = withinReadLimit(memoryHost({ a: "1234", b: "5678", c: "9" }), 6);
  const kinds = ["a", "b", "c"].map((path) => host.readFile(`/project/${path}`, { maxBytes: 10 }));
  expect(kinds).toMatchObject([
    { kind: "done" },
    { kind: "done" },
    { kind: "failed", failure: { errno: "EREADLIMIT", path: "/project/c" } },
  ]);
});
