import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { failed, type Outcome } from "../diagnostics/outcome.ts";
import type { EnvironmentVariable, Host } from "../host/host.ts";
import { HttpUrl } from "../schemas/shared/formats.ts";
import { noFile } from "../text/source-file.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { parseYaml } from "../yaml/parse.ts";

/** Findings about the platform of a product that names none. */
export const localDiagnostics = defineDiagnostics("local", {
  "bad-setting": problem({
    severity: "error",
    message: (p: { variable: EnvironmentVariable; wanted: string }) => `${p.variable} is no ${p.wanted}.`,
    help: () => "Correct the variable, or unset it: floe has a default for this machine.",
    docs: {
      cause:
        "floe.yaml names no manifest, so that variables may say what is different on this machine. This one does not hold what it is for; an empty value counts as none.",
      fix: "Correct the variable, or unset it.",
    },
  }),
});

/** The platform of a product that names none, for work on this machine: DuckDB, Dagster, a collector on localhost. Variables say what is
 *  different here. It stands in no file. */
export function localManifest(host: Pick<Host, "environment">): Outcome<YamlDocument> {
  const wrong = settings.find(({ read, isRight }) => {
    const value = read(host.environment);
    return value !== undefined && value !== "" && !isRight(value);
  });
  if (wrong !== undefined)
    return failed([localDiagnostics["bad-setting"]({ variable: wrong.variable, wanted: wrong.wanted }, undefined)]);
  return parseYaml(noFile("local defaults", manifestText(host)));
}

/** A variable and what it holds. The product's own file has neither address nor path, so it is the same everywhere. */
interface LocalSetting {
  readonly variable: EnvironmentVariable;
  readonly wanted: string;
  read(environment: Host["environment"]): string | undefined;
  isRight(value: string): boolean;
}

const isPlainText = (value: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(value);
const isAddress = (value: string): boolean =>
  isPlainText(value) && HttpUrl.safeParse(value).success && !/^[a-z]+:\/\/[^/]*@/iu.test(value);

const wantedAddress = { wanted: "http address without a password", isRight: isAddress };

const settings: readonly LocalSetting[] = [
  {
    variable: "FLOE_LOCAL_DATABASE",
    wanted: "path of a DuckDB file",
    read: (environment) => environment.FLOE_LOCAL_DATABASE,
    isRight: isPlainText,
  },
  {
    variable: "FLOE_LOCAL_OTLP_ENDPOINT",
    read: (environment) => environment.FLOE_LOCAL_OTLP_ENDPOINT,
    ...wantedAddress,
  },
  {
    variable: "FLOE_LOCAL_LINEAGE_ENDPOINT",
    read: (environment) => environment.FLOE_LOCAL_LINEAGE_ENDPOINT,
    ...wantedAddress,
  },
];

function manifestText({ environment }: Pick<Host, "environment">): string {
  // An empty variable is one that a container or a pipeline passes on and does not have.
  const database = environment.FLOE_LOCAL_DATABASE || undefined;
  const lineage = environment.FLOE_LOCAL_LINEAGE_ENDPOINT || undefined;
  const collector = environment.FLOE_LOCAL_OTLP_ENDPOINT || "http://localhost:4317";
  return [
    "apiVersion: floe.dev/v1",
    "kind: Manifest",
    "metadata: {name: local, version: 0.1.0, owner: local}",
    "plugins:",
    "  compute:",
    "    type: duckdb",
    ...(database === undefined ? [] : ["    config:", `      path: ${JSON.stringify(database)}`]),
    "  orchestrator:",
    "    type: dagster",
    "observability:",
    `  tracing: {endpoint: ${JSON.stringify(collector)}}`,
    lineage === undefined ? "  lineage: {enabled: false}" : `  lineage: {endpoint: ${JSON.stringify(lineage)}}`,
    "",
  ].join("\n");
}
