import { at, builtin, derived, type Located } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import type { Traced } from "../../origins/traced.ts";
import {
  runVariable,
  runVariableOf,
  type TracedVariable,
  variableByEnvironment,
  variableWithSecret,
} from "../../plugins/run-variable.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { lineageReporting, type TraceReporting, traceReporting } from "../../project/reporting.ts";
import type { RunVariable } from "../../schemas/values/run-values.ts";
import { secretVariable } from "../../secrets/reference.ts";

/** The variables by which the clients of OpenTelemetry and OpenLineage in the product's code are told where to report: what the artifact
 *  says of it, in the words that they read. */
export function runVariables(project: CompiledProject): Traced<RunVariable[]> | Located<undefined> {
  const all = [...traceVariables(project), ...lineageVariables(project)];
  return all.length === 0 ? builtin(undefined, "nothing says where the product reports to") : all;
}

function traceVariables(project: CompiledProject): readonly TracedVariable[] {
  const traces = traceReporting(project);
  const { exporter, enabled } = traces;
  if (!traces.isSaid) return [];
  const { identity, product } = project;
  const version = at(at(product, "metadata"), "version");
  const about = `floe.product.name=${identity.name.value},floe.product.version=${version.value}`;
  const attributes = `service.version=${version.value},${about}`;
  // All of them are there in every case, so that a setting changes the value of its own variable and nothing else.
  return [
    runVariable("OTEL_SDK_DISABLED", derived(offRule, String(!enabled.value), [enabled])),
    runVariable("OTEL_TRACES_EXPORTER", exporter),
    runVariable("OTEL_SERVICE_NAME", identity.name),
    runVariable("OTEL_RESOURCE_ATTRIBUTES", derived(attributesRule, attributes, [identity.name, version])),
    runVariable("OTEL_TRACES_SAMPLER", builtin("parentbased_traceidratio", "a run is traced as a whole or not at all")),
    samplingVariable(traces.sampling),
    ...otlpVariables(traces),
  ];
}

function otlpVariables({
  endpoint,
  protocol,
  authentication,
  batchProcessor,
}: TraceReporting): readonly TracedVariable[] {
  const wire = protocol.value === "http" ? "http/protobuf" : "grpc";
  // The client adds the path of each signal to the address.
  const base = endpoint.value.replace(/\/v1\/traces\/?$/u, "");
  return [
    runVariable("OTEL_EXPORTER_OTLP_ENDPOINT", derived(addressRule, base, [endpoint])),
    runVariable("OTEL_EXPORTER_OTLP_PROTOCOL", derived(wireRule, wire, [protocol])),
    ...headerVariables(authentication),
    runVariableOf("OTEL_BSP_MAX_QUEUE_SIZE", at(batchProcessor, "max_queue_size")),
    runVariableOf("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", at(batchProcessor, "max_export_batch_size")),
    runVariableOf("OTEL_BSP_SCHEDULE_DELAY", at(batchProcessor, "schedule_delay_millis")),
    runVariableOf("OTEL_BSP_EXPORT_TIMEOUT", at(batchProcessor, "export_timeout_millis")),
  ];
}

/** A header with a secret: the pod puts the secret into it. */
function headerVariables(authentication: TraceReporting["authentication"]): readonly TracedVariable[] {
  if (authentication === undefined) return [];
  const { type, secret, headerName } = authentication;
  // gRPC takes names of headers in small letters only; a blank is written as in an address.
  const prefix = `${headerName.value.toLowerCase()}=${type === "bearer" ? "Bearer%20" : ""}`;
  return [
    variableWithSecret("OTEL_EXPORTER_OTLP_HEADERS", {
      prefix: derived(headerRule, prefix, [headerName, secret]),
      variable: derived(variableRule, secretVariable(secret.value), [secret]),
      suffix: builtin("", "nothing follows the secret"),
    }),
  ];
}

function samplingVariable(sampling: TraceReporting["sampling"]): TracedVariable {
  return variableByEnvironment("OTEL_TRACES_SAMPLER_ARG", {
    dev: at(sampling, "dev"),
    staging: at(sampling, "staging"),
    prod: at(sampling, "prod"),
  });
}

function lineageVariables(project: CompiledProject): readonly TracedVariable[] {
  const { isSaid, enabled, transport, endpoint } = lineageReporting(project);
  if (!isSaid) return [];
  return [
    runVariable("OPENLINEAGE_DISABLED", derived(offRule, String(!enabled.value), [enabled])),
    runVariable("OPENLINEAGE_NAMESPACE", project.identity.name),
    runVariable("OPENLINEAGE__TRANSPORT__TYPE", derived(transportRule, transport.value ?? "noop", [transport])),
    ...addressVariables(endpoint),
  ];
}

function addressVariables(endpoint: Located<string | null>): readonly TracedVariable[] {
  if (endpoint.value === null) return [];
  const parts = /^(?<origin>https?:\/\/[^/?#]+)\/?(?<rest>.*)$/u.exec(endpoint.value)?.groups ?? {};
  return [
    runVariable("OPENLINEAGE__TRANSPORT__URL", derived(originOfRule, parts["origin"] ?? "", [endpoint])),
    runVariable("OPENLINEAGE__TRANSPORT__ENDPOINT", derived(pathOfRule, parts["rest"] ?? "", [endpoint])),
  ];
}

const offRule = originRule("reporting-off", "whether it is switched off");
const attributesRule = originRule("resource-attributes", "the product's name and version as attributes of each span");
const addressRule = originRule("collector-address", "the collector's address without the path of a signal");
const wireRule = originRule("collector-protocol", "the protocol in the words of OpenTelemetry");
const headerRule = originRule("header-of-secret", "the header that carries a secret");
const variableRule = originRule("variable-of-header", "the variable that holds the secret of a header");
const transportRule = originRule("lineage-transport", "the transport in the words of OpenLineage");
const originOfRule = originRule("lineage-host", "the address without its path");
const pathOfRule = originRule("lineage-path", "the path of the address");
