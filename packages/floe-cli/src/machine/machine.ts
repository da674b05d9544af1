/** What commands about this machine may ask of it, beside the files of a project. */
export interface Machine {
  readonly nodeVersion: string;
  /** The value of a variable that says where programs are, or the settings of whoever runs them. */
  variable(name: MachineVariable): string | undefined;
  /** Whether an environment variable holds something. Its value is nobody's business. */
  isSet(variable: string): boolean;
  /** Writes a file that only its owner can read. Never one that is there: a link counts as one. */
  createPrivateFile(path: string, text: string): Creation;
  /** A new folder for what programs leave behind, which only its owner can enter, and the way to remove it. */
  makeScratch(): Scratch;
  /** Runs a program to its end, or to that of its time. */
  run(program: Program): Promise<ProgramRun>;
}

/** The variables that commands about this machine read. Those of a registry hold credentials, which go to that registry only. */
export type MachineVariable =
  | "DOCKER_CONFIG"
  | "FLOE_DBT"
  | "FLOE_REGISTRY_HOST"
  | "FLOE_REGISTRY_PASSWORD"
  | "FLOE_REGISTRY_TOKEN"
  | "FLOE_REGISTRY_USERNAME"
  | "HOME"
  | "PATH"
  | "VIRTUAL_ENV";

/** What became of a new file: `exists` when something stands at its path. */
export type Creation =
  | { readonly kind: "created" }
  | { readonly kind: "exists" }
  | { readonly kind: "failed"; readonly errno: string };

export interface Scratch {
  readonly path: string;
  remove(): void;
}

/** A program to run, with the environment of this process and a few variables beside. */
export interface Program {
  /** Absolute. */
  readonly path: string;
  readonly parameters: readonly string[];
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly seconds: number;
  /** What it reads from its standard input; nothing when left out. */
  readonly input?: string;
}

/** How a program has ended. What it printed is cut to its last 64 KiB. */
export type ProgramRun =
  | { readonly kind: "ended"; readonly code: number; readonly out: string; readonly err: string }
  | { readonly kind: "out-of-time"; readonly out: string; readonly err: string }
  | { readonly kind: "not-started"; readonly errno: string };
