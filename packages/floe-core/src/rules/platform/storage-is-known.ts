import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import { storageConfig } from "../../schemas/manifest/storage-configs.ts";
import { display } from "../../secrets/display.ts";
import type { OnPlatform } from "./places.ts";

const problems = defineDiagnostics("resolve", {
  "storage-unsupported": problem({
    severity: "error",
    message: (p: { type: string }) => `floe knows no storage of the type \`${display(p.type)}\`.`,
    help: () =>
      "There are `s3`, `gcs`, `azure` and `local`; MinIO and other S3-compatible services are `s3` with an `endpoint`.",
    docs: {
      cause:
        "floe has options for storage of the types `s3`, `gcs`, `azure` and `local`; another type needs a plugin, and none is installed that provides it.",
      example: "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  storage: {type: minio}\n",
      fix: "Use `type: s3` with an `endpoint`, or install a storage plugin.",
    },
  }),
});

export const storageIsKnown = contextRule<OnPlatform>({
  name: "storage-is-known",
  problems,
  check: ({ wanted, candidates }) => {
    const type = wanted.get("storage")?.type;
    const isProvided = candidates.some(({ kind, name }) => kind === "storage" && name === type?.value);
    if (type === undefined || storageConfig(type.value) !== undefined || isProvided) return [];
    return [problems["storage-unsupported"]({ type: type.value }, placeOf(type))];
  },
});
