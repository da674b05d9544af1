import { unlimitedRuntime } from "floe-core";
import { exitCode } from "./exit-code.ts";
import { importFolders } from "./launcher/import-folders.ts";
import { standardStreams } from "./launcher/standard-streams.ts";
import { main, type Surroundings } from "./main.ts";
import { withTelemetry } from "./with-telemetry.ts";

// `pnpm floe:dev`: the sources, without a bundle and without limits for plugins. A bug ends it the way it ends the published command.
const surroundings: Surroundings = {
  runtime: { ...unlimitedRuntime((path) => import(path)), otherFolders: importFolders },
  streams: standardStreams,
};
try {
  process.exitCode = await withTelemetry(() => main(process.argv.slice(2), surroundings), {
    environment: process.env,
    load: () => import("./telemetry-sdk.ts"),
    say: standardStreams.err,
  });
} catch (error) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const hint = process.env["FLOE_DEBUG"] === "1" ? stack : "Set FLOE_DEBUG=1 for the details.";
  standardStreams.err(`floe: this is a bug: ${message.split("\n")[0]}\n${hint}\n`);
  process.exitCode = exitCode.bug;
}
