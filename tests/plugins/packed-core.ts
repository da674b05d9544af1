import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Packs floe-core as it is published, with its libraries built and the versions of the workspace in package.json; gives the path of the
 *  file. */
export function packCore(folder: string): string {
  execFileSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-b", "packages/floe-core/tsconfig.build.json"],
    {
      cwd: root,
      stdio: "inherit",
    },
  );
  const staged = join(folder, "floe-core");
  mkdirSync(staged);
  cpSync(join(root, "packages/floe-core/dist"), join(staged, "dist"), { recursive: true });
  writeFileSync(join(staged, "package.json"), JSON.stringify(publishedPackageJson(), null, 2));
  return pack(staged);
}

/** Runs `npm pack` in a folder, and gives the path of the file that it makes. */
export function pack(folder: string): string {
  const said = npm(folder, ["pack", "--json", "--pack-destination", ".."]);
  // Scripts of the package print before it.
  const [packed]: readonly { readonly filename: string }[] = JSON.parse(said.slice(said.indexOf("[\n")));
  return join(folder, "..", packed?.filename ?? "");
}

/** Runs npm in a folder, and gives what it prints. What it needs it takes from its cache before it asks a registry. */
export function npm(folder: string, parameters: readonly string[]): string {
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--no-update-notifier"];
  return execFileSync("npm", [...parameters, ...quiet], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function publishedPackageJson(): object {
  const packageJson: Readonly<Record<string, unknown>> = JSON.parse(
    readFileSync(join(root, "packages/floe-core/package.json"), "utf8"),
  );
  const { catalog }: { readonly catalog: Readonly<Record<string, string>> } = parse(
    readFileSync(join(root, "pnpm-workspace.yaml"), "utf8"),
  );
  const names = Object.keys(packageJson["dependencies"] ?? {});
  return { ...packageJson, dependencies: Object.fromEntries(names.map((name) => [name, catalog[name]])) };
}
