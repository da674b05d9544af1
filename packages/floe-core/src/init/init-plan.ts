import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import type { BundledPlugin } from "../plugins/discover.ts";

/** What `floe init` is asked for. Paths are absolute. */
export interface InitRequest {
  readonly folder: string;
  /** The home of whoever runs the command, for dbt's and git's own settings; `undefined` where there is none. */
  readonly home: string | undefined;
  /** How floe.yaml says its transforms: all models of the dbt project, a list of them, or a list with their edges. */
  readonly transforms: "from-dbt" | "list" | "list-with-edges";
  /** The texts of the JSON Schemas that editors check the files with. */
  readonly schemas: { readonly product: string; readonly manifest: string };
}

/** What `floe init` works with. */
export interface InitTools {
  readonly host: Host;
  readonly bundled: readonly BundledPlugin[];
}

/** A file that is to be written. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** `extend` for a file that is there and gets lines at its end. */
  readonly change: "create" | "extend";
}

/** What `floe init` is going to do. */
export interface InitPlan {
  /** An example where the folder was empty. */
  readonly kind: "dbt-project" | "example" | "refused";
  readonly files: readonly NewFile[];
  readonly findings: readonly Diagnostic[];
  /** The commands that lead on, in order. */
  readonly next: readonly string[];
}
