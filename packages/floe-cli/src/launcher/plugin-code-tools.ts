/** What running plugins takes of the launcher. */
export interface PluginCodeTools {
  /** The folder of the chunks. */
  readonly folder: string;
  readonly require: (path: string) => unknown;
  /** Ends the process with a bug. */
  readonly crash: (error: unknown) => never;
}
