/** A `ref()`: what it names and where the name stands, in UTF-16 offsets of the file. */
export interface ModelReference {
  readonly target: string;
  /** Of `ref('package', 'model')` the first text. */
  readonly packageName: string | undefined;
  /** Of `ref('model', v=2)` the 2. */
  readonly version: string | undefined;
  readonly start: number;
  readonly end: number;
}
