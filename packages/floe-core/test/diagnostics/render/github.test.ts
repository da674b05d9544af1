import { expect, test } from "vitest";
import { renderGithub } from "../../../src/diagnostics/render/github.ts";
import { sourceNamed } from "../../text/source-named.ts";
import { finding } from "./finding.ts";

test("a finding is one workflow command, errors first", () => {
  const source = sourceNamed("shop/floe.yaml", "kind: FloeSpec\nname: shop\n");
  const warning = finding(source, "kind", "A kind.", { severity: "warning" });
  expect(renderGithub([warning, finding(source, "shop", "No shop.")])).toBe(
    "::error file=shop/floe.yaml,line=2,endLine=2,col=7,endColumn=11,title=test/found::No shop.\n" +
      "::warning file=shop/floe.yaml,line=1,endLine=1,col=1,endColumn=5,title=test/found::A kind.\n",
  );
});

test("nothing that a user wrote ends the command or begins another", () => {
  const source = sourceNamed("a,b:c%\n::error::x.yaml", "name: shop\n");
  const text = renderGithub([finding(source, "shop", "100% `\r\n::set-env name=PATH::/evil` wrong.")]);
  expect(text.split("\n")).toHaveLength(2);
  expect(text).toContain("file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax.yaml,");
  expect(text).toContain("::100%25 `\\x0d\\x0a::set-env name=PATH::/evil` wrong.");
});

test("columns are left out where a place goes over several lines", () => {
  const source = sourceNamed("floe.yaml", "a:\n  - b\n");
  expect(renderGithub([finding(source, "a:\n  - b", "Two lines.")])).toContain("line=1,endLine=2,title=");
});
