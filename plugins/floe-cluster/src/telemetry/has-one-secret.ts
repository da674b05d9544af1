import { at, defineDiagnostics, isThere, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import type { OtlpConfig } from "./telemetry-configs.ts";

const head =
  "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  telemetry_backend:\n    type: otlp\n    config:\n";

const problems = defineDiagnostics("otlp", {
  "two-secrets": problem({
    severity: "error",
    message: () => "The collector is given both a token and a key, and one header carries one of them.",
    help: () => "Keep `bearer_token` or `api_key`.",
    docs: {
      cause: "`bearer_token` and `api_key` are both there.",
      example: `${head}      bearer_token: {secret_ref: collector}\n      api_key: {secret_ref: collector, key: api}\n`,
      fix: "Remove one of them.",
    },
  }),
  "batch-larger-than-queue": problem({
    severity: "error",
    message: (p: { batch: number; queue: number }) =>
      `An export of ${p.batch} spans is larger than the queue of ${p.queue} that they wait in.`,
    help: () => "Lower `max_export_batch_size`, or raise `max_queue_size`.",
    docs: {
      cause:
        "`batch.max_export_batch_size` is larger than `batch.max_queue_size`; OpenTelemetry's client refuses to start with it.",
      example: `${head}      batch: {max_queue_size: 100, max_export_batch_size: 200}\n`,
      fix: "Make the batch no larger than the queue.",
    },
  }),
});

/** One header carries one secret, and a batch comes out of the queue. */
export const hasOneSecret = rule({
  name: "has-one-secret",
  at: optionsOf<OtlpConfig>(),
  reads: ["batch"],
  readsIfThere: ["bearer_token", "api_key"],
  problems,
  check: ({ batch, bearer_token: token, api_key: key }) => {
    const [queue, size] = [at(batch, "max_queue_size"), at(batch, "max_export_batch_size")];
    return [
      ...(isThere(token) && isThere(key) ? [problems["two-secrets"]({}, placeOf(key))] : []),
      ...(isThere(queue) && isThere(size) && size.value > queue.value
        ? [problems["batch-larger-than-queue"]({ batch: size.value, queue: queue.value }, placeOf(size))]
        : []),
    ];
  },
});
