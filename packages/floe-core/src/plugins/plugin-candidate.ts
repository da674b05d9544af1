import type { PluginId } from "../origins/origin.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import type { Plugin } from "./contract.ts";

/** A plugin that could be selected. Its code has not run. */
export interface PluginCandidate {
  readonly id: PluginId;
  readonly kind: PluginKind;
  readonly name: string;
  readonly contract: string;
  readonly bugPage: string | undefined;
  readonly code:
    | { readonly kind: "bundled"; readonly load: () => Plugin }
    | {
        readonly kind: "installed";
        readonly directory: string;
        /** The same, seen from the folder of the project's own file: alike on every machine. */
        readonly folder: string;
        readonly module: string;
      };
}
