import { main } from "./main.ts";
import { withTelemetry } from "./with-telemetry.ts";

// `pnpm floe:dev`: the sources, without a bundle.
process.exitCode = await withTelemetry(() => main(process.argv.slice(2), { importModule: (path) => import(path) }), {
  environment: process.env,
  load: () => import("./telemetry-sdk.ts"),
});
