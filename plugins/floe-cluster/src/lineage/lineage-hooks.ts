import {
  at,
  type BackendLineage,
  builtin,
  type CheckContext,
  derived,
  type GenerateContext,
  isThere,
  type Located,
  optional,
  originRule,
  runVariable,
  runVariableOf,
  secretVariable,
  type TracedHelmPart,
  variableWithSecret,
} from "floe-core/plugin";
import type { ConsoleLineageConfig, ReceiverConfig } from "./lineage-configs.ts";

/** What a receiver says of the product's lineage. */
export function receiverLineage({ config }: CheckContext<ReceiverConfig>): BackendLineage {
  const byHttp = builtin("http" as const, "the backend takes events by HTTP");
  const url = optional(config, "url");
  const path = at(config, "path");
  if (url === undefined || !isThere(path)) return { transport: byHttp };
  const endpoint = derived(endpointRule, `${url.value.replace(/\/+$/u, "")}/${path.value}`, [url, path]);
  return { transport: byHttp, endpoint };
}

/** Events as lines of the log. */
export function consoleLineage(_context: CheckContext<ConsoleLineageConfig>): BackendLineage {
  return { transport: builtin("console", "the backend is the console") };
}

/** What the artifact has no field for, in the words of OpenLineage's client. */
export function receiverVariables({ config }: GenerateContext<ReceiverConfig>): TracedHelmPart<"lineage_backend"> {
  const compression = at(config, "compression");
  const key = optional(config, "api_key");
  return {
    environment: [
      runVariableOf(`${transport}TIMEOUT`, at(config, "timeout_seconds")),
      runVariableOf(`${transport}VERIFY`, at(config, "verify_tls")),
      runVariable(
        `${transport}COMPRESSION`,
        derived(compressionRule, compression.value === "none" ? "" : "gzip", [compression]),
      ),
      ...(key === undefined ? [] : [keyVariable(key)]),
    ],
  };
}

/** As JSON, which keeps a key of digits a text. */
function keyVariable(key: Located<Parameters<typeof secretVariable>[0]>) {
  return variableWithSecret(`${transport}AUTH`, {
    prefix: builtin('{"type":"api_key","apiKey":"', "the form that the client reads"),
    variable: derived(variableRule, secretVariable(key.value), [key]),
    suffix: builtin('"}', "the form that the client reads"),
  });
}

const transport = "OPENLINEAGE__TRANSPORT__";

const endpointRule = originRule("lineage-endpoint", "the receiver's address and its path");
const compressionRule = originRule("lineage-compression", "how the client calls the compression");
const variableRule = originRule("variable-of-key", "the variable that holds the receiver's key");
