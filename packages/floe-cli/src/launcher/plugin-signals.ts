type SignalListener = (signal: NodeJS.Signals) => void;

const signals = ["SIGINT", "SIGTERM"] as const;
let silenced: readonly (readonly [NodeJS.Signals, SignalListener])[] = [];

/** Stops listening: a signal ends the process by itself. */
export function leaveSignals(): void {
  if (silenced.length > 0) return;
  silenced = signals.flatMap((signal) =>
    process.rawListeners(signal).map((listener) => [signal, asListener(listener)] as const),
  );
  for (const signal of signals) process.removeAllListeners(signal);
}

/** Listens again, for what must not be left half done. */
export function hearSignals(): void {
  for (const [signal, listener] of silenced) process.on(signal, listener);
  silenced = [];
}

// Node knows of a raw listener only that it is a function; these are of signals.
function asListener(value: unknown): SignalListener {
  return value as SignalListener;
}
