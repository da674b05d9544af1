import type { PluginId } from "../origins/origin.ts";
import { floeVersion } from "../version.ts";

/** The compiler itself, as the owner of files. */
export const coreOwner: PluginId = { package: "floe-core", version: floeVersion };
