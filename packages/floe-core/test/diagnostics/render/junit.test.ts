import { expect, test } from "vitest";
import { renderJunit } from "../../../src/diagnostics/render/junit.ts";
import { sourceNamed } from "../../text/source-named.ts";
import { finding, findingAbout } from "./finding.ts";

const source = sourceNamed("shop/floe.yaml", "name: shop\n");
const checked = ["shop/floe.yaml", "web/floe.yaml"];

test("a file with a finding fails, one without passes, and neither has a time", () => {
  const warning = finding(source, "name", "A name.", { severity: "warning" });
  expect(renderJunit([finding(source, "shop", "No shop."), warning], { checked })).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="floe" tests="3" failures="1" errors="0">
  <testsuite name="shop/floe.yaml" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="test/found at 1:1" classname="shop/floe.yaml"><system-out>shop/floe.yaml at 1:1: warning[test/found]: A name.</system-out></testcase>
    <testcase name="test/found at 1:7" classname="shop/floe.yaml"><failure message="No shop." type="test/found">shop/floe.yaml at 1:7: error[test/found]: No shop.</failure></testcase>
  </testsuite>
  <testsuite name="web/floe.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="web/floe.yaml"/>
  </testsuite>
</testsuites>
`);
});

test("a finding about a file as a whole stands in its suite, and the file does not pass as well", () => {
  expect(suitesOf(renderJunit([findingAbout(["web/floe.yaml"], "Gone.")], { checked }))).toEqual([
    "shop/floe.yaml: 1 tests, 0 failures, no findings",
    "web/floe.yaml: 1 tests, 1 failures, test/found",
  ]);
});

test("what is the matter with several files fails each of them, and is counted for each", () => {
  const same = checked.map((path) => findingAbout([path], "No such environment."));
  const report = renderJunit(same, { checked });
  expect(report).toContain('<testsuites name="floe" tests="2" failures="2" errors="0">');
  expect(suitesOf(report)).toEqual(checked.map((path) => `${path}: 1 tests, 1 failures, test/found`));
});

test("what is about no file has a suite of its own", () => {
  expect(suitesOf(renderJunit([findingAbout([], "Odd.")], { checked: [] }))).toEqual([
    "floe: 1 tests, 1 failures, test/found",
  ]);
});

function suitesOf(report: string): readonly string[] {
  const suites = report.matchAll(
    /<testsuite name="([^"]*)" tests="(\d+)" failures="(\d+)"[^>]*>([\s\S]*?)<\/testsuite>/gu,
  );
  return [...suites].map(([, name, tests, failures, inner = ""]) => {
    const cases = [...inner.matchAll(/<testcase name="([^"]*)"/gu)].map(([, title]) => title);
    return `${name}: ${tests} tests, ${failures} failures, ${cases.join(", ")}`;
  });
}
