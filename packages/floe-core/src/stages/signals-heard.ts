/** Lets the process hear of Ctrl-C: the stages of a large compile, and of many small ones, never wait for anything. */
export function signalsHeard(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
