import { type NewPlugin, usualPackageName } from "./new-plugin.ts";

/** The plugin in `plugins/_template`: an invented engine. */
export const templatePlugin: NewPlugin = {
  kind: "compute",
  name: "abacus",
  packageName: usualPackageName("compute", "abacus"),
};
