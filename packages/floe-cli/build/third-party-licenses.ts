import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";

/** The licence texts of all packages that went into the bundles, as their licences ask for. */
export function thirdPartyLicenses(metafiles: readonly Metafile[]): string {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const directories = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []),
  );
  const data = inputs.filter((path) => path.endsWith("/gitleaks/rules.generated.ts"));
  const notices = [...[...directories].map(notice), ...new Set(data.map(noticeOfData))];
  return `The floe command contains the following packages.\n\n${[...new Set(notices)].sort().join("\n")}`;
}

function notice(directory: string): string {
  const { name, version, license } = readPackage(directory);
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licensed under ${license}.` : readFileSync(join(directory, file), "utf8").trim();
  return `${"=".repeat(80)}\n${name} ${version} (${license})\n${"=".repeat(80)}\n${text}\n`;
}

/** The licence of data that another project gave, from the head of the file. */
function noticeOfData(path: string): string {
  const head = readFileSync(path, "utf8").split("\nimport ", 1)[0] ?? "";
  return `${"=".repeat(80)}\n${head.replace(/^\/\/ ?/gm, "").trim()}\n`;
}

function readPackage(directory: string): { readonly name: string; readonly version: string; readonly license: string } {
  const { name, version, license }: Readonly<Record<string, unknown>> = JSON.parse(
    readFileSync(join(directory, "package.json"), "utf8"),
  );
  return { name: String(name), version: String(version), license: String(license) };
}
