import { floeVersion } from "floe-core";
import { standardStreams } from "./standard-streams.ts";

// What bin/floe.cjs loads. Every start reads this part, so it holds what each needs: `--version`, and the way to the rest.

const [, , first, ...others] = process.argv;
if (others.length === 0 && (first === "--version" || first === "-V")) standardStreams.out(`${floeVersion}\n`);
else require(`${__dirname}/start.cjs`);
