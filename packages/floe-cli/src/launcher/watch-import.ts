import { Session } from "node:inspector";
import { workerData } from "node:worker_threads";

// The thread beside the import of a plugin that awaits at its top level. The inspector is the one way to run something in
// a thread that never comes to its event loop.

const { expression, milliseconds }: { readonly expression: string; readonly milliseconds: number } = workerData;
setTimeout(() => {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.evaluate", { expression });
}, milliseconds);
