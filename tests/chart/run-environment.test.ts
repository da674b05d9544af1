import { expect, test } from "vitest";
import { ciValues } from "./support/chart-files.ts";
import type { Selections } from "./support/cluster-projects.ts";
import { compiledValues, type Table } from "./support/compiled-values.ts";
import { objectsIn, render } from "./support/helm.ts";
import { python } from "./support/python.ts";

/** The environment of the product's code in the cluster, with the secrets in it that Kubernetes would put there. */
async function environmentOf(values: Table): Promise<Readonly<Record<string, string>>> {
  const { "full-1": full = {} } = await ciValues();
  const { stdout } = await render({
    ...values,
    codeLocation: full["codeLocation"],
    resourcePresets: full["resourcePresets"],
  });
  const pod = objectsIn(stdout).find(({ kind }) => kind === "Deployment")?.["spec"];
  const [container] = Object(pod).template.spec.containers;
  const entries: readonly { readonly name: string; readonly value?: string }[] = container.env;
  return Object.fromEntries(
    entries.map(({ name, value }) => [name, (value ?? "from-secret").replace(/\$\((\w+)\)/gu, "12345")]),
  );
}

const key = { secret_ref: "lineage" };

test.each([
  [
    "marquez",
    { url: "http://marquez:5000/" },
    { address: "http://marquez:5000/api/v1/lineage", timeout: 5, verify: true, compression: "none", bearer: null },
  ],
  [
    "openmetadata",
    { url: "https://meta.example.com", api_key: key, timeout_seconds: 9 },
    {
      address: "https://meta.example.com/api/v1/openlineage/lineage",
      timeout: 9,
      verify: true,
      compression: "none",
      bearer: "Bearer 12345",
    },
  ],
  [
    "http",
    { url: "https://lineage.example.com/team", path: "events", verify_tls: false, compression: "gzip" },
    {
      address: "https://lineage.example.com/team/events",
      timeout: 5,
      verify: false,
      compression: "gzip",
      bearer: null,
    },
  ],
])("the client of OpenLineage sends to %s as its options say", async (type, config, told) => {
  const selections: Selections = { lineage_backend: { type, config } };
  const environment = await environmentOf(await compiledValues(selections));
  expect(await python("lineage_client.py", { environment })).toEqual({ kind: "http", ...told });
});

test("the client of OpenLineage prints events where the backend is the console", async () => {
  const environment = await environmentOf(await compiledValues({ lineage_backend: { type: "console" } }));
  expect(await python("lineage_client.py", { environment })).toEqual({ kind: "console" });
});

test("a header gets its secret, unless something else sets the variables", async () => {
  const telemetry = { type: "otlp", config: { bearer_token: { secret_ref: "collector" } } };
  const header = async (secrets: Selections[string]) => {
    const values = await compiledValues({ telemetry_backend: telemetry, secrets });
    return (await environmentOf(values))["OTEL_EXPORTER_OTLP_HEADERS"];
  };
  expect(await header({ type: "k8s" })).toBe("authorization=Bearer%2012345");
  expect(await header({ type: "env", config: { variables_from: "all" } })).toBe("authorization=Bearer%2012345");
  expect(await header({ type: "env" })).toBeUndefined();
});

test.each([
  ["dev", "0.9"],
  ["staging", "0.4"],
  ["prod", "0.2"],
  ["qa", undefined],
])("in %s the share of traced runs is %s", async (environment, share) => {
  const config = { sampling: { dev: 0.9, staging: 0.4, prod: 0.2 } };
  const values = await compiledValues({ telemetry_backend: { type: "otlp", config } });
  expect((await environmentOf({ ...values, environment }))["OTEL_TRACES_SAMPLER_ARG"]).toBe(share);
});
