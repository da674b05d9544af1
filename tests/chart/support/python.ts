import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** How a script of this folder is run. */
export interface ScriptRun {
  readonly input?: unknown;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a Python script of this folder prints as JSON, run with what scripts/setup-chart.sh installed. */
export function python(script: string, { input, environment = {} }: ScriptRun): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      `${root}.cache/chart/python/bin/python`,
      [fileURLToPath(new URL(script, import.meta.url))],
      { env: environment, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        if (error !== null) reject(new Error(stderr));
        else resolve(JSON.parse(stdout));
      },
    );
    child.stdin?.end(JSON.stringify(input ?? null));
  });
}
