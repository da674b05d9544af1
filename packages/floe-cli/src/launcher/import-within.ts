import { pathToFileURL } from "node:url";
import type { TimeLimit } from "floe-core";
import { watchImport } from "./import-watch.ts";
import { isDebugged } from "./is-debugged.ts";
import { clearPending, pending, tooLong } from "./pending-call.ts";
import type { PluginCodeTools } from "./plugin-code-tools.ts";

/** Imports a module that awaits at its top level, or on a Node that cannot require it. */
export async function importWithin(path: string, limit: TimeLimit, tools: PluginCodeTools): Promise<unknown> {
  pending.limit = limit;
  const isLimited = !isDebugged();
  const watch = isLimited ? watchImport(limit, tools) : undefined;
  const { promise: stuck, reject: giveUp } = withReject();
  // The timer does not keep the process alive: that nothing else does is the sooner answer.
  const timeIsUp = (): void => giveUp(limit.bug(tooLong(limit)));
  const timer = isLimited ? setTimeout(timeIsUp, limit.seconds * 1000).unref() : undefined;
  const nothingLeft = (): void => giveUp(limit.bug("its top-level await waits for something that never comes"));
  process.once("beforeExit", nothingLeft);
  try {
    return await Promise.race([import(/* @vite-ignore */ pathToFileURL(path).href), stuck]);
  } finally {
    process.off("beforeExit", nothingLeft);
    clearTimeout(timer);
    watch?.end();
    clearPending();
  }
}

interface Rejectable {
  readonly promise: Promise<never>;
  readonly reject: (error: Error) => void;
}

function withReject(): Rejectable {
  let reject: Rejectable["reject"] = () => undefined;
  const promise = new Promise<never>((_resolve, rejectIt) => {
    reject = rejectIt;
  });
  return { promise, reject };
}
