import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { renderSarif, sarifLimits } from "../../../src/diagnostics/render/sarif.ts";
import { sourceNamed } from "../../text/source-named.ts";
import { catalogue, finding, findingAbout } from "./finding.ts";

const source = sourceNamed("floe.yaml", "kind: FloeSpec\nname: shop\n");

function runOf(diagnostics: readonly Diagnostic[], workingDirectory = "/project") {
  const log = JSON.parse(renderSarif(diagnostics, { catalogue, floeVersion: "0.1.0", workingDirectory }));
  return log.runs[0];
}

describe("the SARIF report", () => {
  test("gives place, level and rule of a finding", () => {
    const run = runOf([finding(source, "shop", "No shop.")]);
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.results[0]).toMatchObject({
      ruleId: "test/found",
      ruleIndex: 0,
      level: "error",
      message: { text: "No shop." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "floe.yaml", uriBaseId: "SRCROOT" },
            region: { startLine: 2, startColumn: 7, endLine: 2, endColumn: 11 },
          },
        },
      ],
    });
    expect(run.tool.driver.rules[0]).toMatchObject({
      id: "test/found",
      shortDescription: { text: "A test wants it." },
      help: { markdown: "A test wants it. So it is.\n\n```yaml\na: 1\n```\n\n**Fix:** Nothing." },
    });
  });

  test("has no `..` in an address: the base climbs instead", () => {
    const manifest = sourceNamed("../manifest.yaml", "kind: Manifest\n");
    const run = runOf([finding(source, "shop", "One."), finding(manifest, "kind", "Two.")], "/project/shop");
    expect(run.originalUriBaseIds.SRCROOT.uri).toBe("file:///project/");
    const uris = run.results.map(uriOf);
    expect(uris).toEqual(["manifest.yaml", "shop/floe.yaml"]);
  });

  test("encodes what an address cannot hold", () => {
    const odd = sourceNamed("a b/ü#?%:\u202e.yaml", "kind: FloeSpec\n");
    expect(runOf([finding(odd, "kind", "One.")]).results.map(uriOf)).toEqual([
      "a%20b/%C3%BC%23%3F%25%3A%E2%80%AE.yaml",
    ]);
  });

  test("keeps the fingerprint when lines above come and go, and tells equal findings apart", () => {
    const later = sourceNamed("floe.yaml", `# one\n# two\n${source.text}`);
    const print = (diagnostics: readonly Diagnostic[]): readonly string[] =>
      runOf(diagnostics).results.map(
        (result: { partialFingerprints: { primaryLocationLineHash: string } }) =>
          result.partialFingerprints.primaryLocationLineHash,
      );
    expect(print([finding(later, "shop", "No shop.")])).toEqual(print([finding(source, "shop", "No shop.")]));
    const both = print([finding(source, "kind", "Same."), finding(source, "shop", "Same.")]);
    expect(new Set(both).size).toBe(2);
  });

  test("shows errors first, at most 5000 results, and says how many it left out", () => {
    const warnings = Array.from({ length: 6000 }, (_, at) =>
      finding(source, "kind", `W${at}.`, { severity: "warning" }),
    );
    const run = runOf([...warnings, finding(source, "shop", "No shop.")]);
    expect(run.results).toHaveLength(sarifLimits.results);
    expect(run.results[0].ruleId).toBe("report/left-out");
    expect(run.results[0].message.text).toContain("leaves out 1002 findings");
    expect(run.results[1].level).toBe("error");
  });

  test("gives at most 1000 related places", () => {
    const notes = Array.from({ length: 1200 }, () => ({ message: "Here.", span: { source, start: 0, end: 4 } }));
    expect(runOf([finding(source, "shop", "No shop.", { notes })]).results[0].relatedLocations).toHaveLength(1000);
  });

  test("points at the first line of a file that a finding is about as a whole, for GitHub takes none without", () => {
    const run = runOf([findingAbout(["../nowhere.yaml"], "Gone.")], "/project/shop");
    expect(run.originalUriBaseIds.SRCROOT.uri).toBe("file:///project/");
    expect(run.results[0].locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "nowhere.yaml", uriBaseId: "SRCROOT" },
          region: { startLine: 1 },
        },
      },
    ]);
  });

  test("makes no link of what a user wrote", () => {
    const [result] = runOf([finding(source, "shop", "`[click](http://evil)` is wrong.")]).results;
    expect(result.message.text).toBe("`[click] (http://evil)` is wrong.");
  });
});

function uriOf(result: {
  locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
}): string | undefined {
  return result.locations[0]?.physicalLocation.artifactLocation.uri;
}
