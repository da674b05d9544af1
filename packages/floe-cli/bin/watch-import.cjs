// The thread beside the import of a plugin that awaits at its top level. The inspector is the one way to run something in
// a thread that never comes to its event loop.
"use strict";

const { workerData } = require("node:worker_threads");

setTimeout(() => {
  const { Session } = require("node:inspector");
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.evaluate", { expression: workerData.expression });
}, workerData.milliseconds);
