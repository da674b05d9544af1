import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { parseAllDocuments } from "yaml";
import type { Table } from "./compiled-values.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The chart. */
export const chart = `${root}charts/floe-platform`;

/** What Helm, which scripts/setup-chart.sh built, said and how it ended. */
export interface HelmRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Helm with values in a file. */
export function helm(command: readonly string[], values: Table): Promise<HelmRun> {
  const folder = mkdtempSync(`${tmpdir()}/floe-chart-`);
  writeFileSync(`${folder}/values.yaml`, JSON.stringify(values));
  const args = [...command, "--values", `${folder}/values.yaml`];
  return new Promise((resolve) => {
    execFile(`${root}.cache/chart/helm`, args, { maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      rmSync(folder, { recursive: true });
      resolve({ status: error === null ? 0 : 1, stdout, stderr });
    });
  });
}

/** How a release is rendered. */
export interface Rendering {
  readonly release?: string;
  readonly more?: readonly string[];
}

/** The text of all objects of a release with these values. */
export function render(values: Table, { release = "floe", more = [] }: Rendering = {}): Promise<HelmRun> {
  return helm(["template", release, chart, "--namespace", "data", ...more], values);
}

/** An object of Kubernetes. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [key: string]: unknown;
}

/** The objects in what Helm rendered. */
export function objectsIn(text: string): readonly KubernetesObject[] {
  return parseAllDocuments(text).flatMap((document) => {
    const value: unknown = document.toJS();
    return value === null ? [] : [asObject(value)];
  });
}

// A test compares each with the schema of its kind.
function asObject(value: unknown): KubernetesObject {
  return value as KubernetesObject;
}
