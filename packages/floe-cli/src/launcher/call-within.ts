import { Script } from "node:vm";
import type { TimeLimit } from "floe-core";
import { errorDetail } from "./error-detail.ts";
import { isDebugged } from "./is-debugged.ts";
import { clearPending, pendingName, setPending, tooLong } from "./pending-call.ts";

// V8 stops a script when its time is up, with every function that it called, wherever those come from.
const script = new Script(`${pendingName}()`, { filename: "floe: a call of a plugin" });

/** Calls a function, and throws the limit's bug when the time is up. What V8 cannot stop is a call of the system that
 *  does not come back, such as reading a pipe. */
export function callWithin<T>(limit: TimeLimit, call: () => T): T {
  setPending(limit, call);
  try {
    // Nobody steps through a plugin in seconds.
    return isDebugged() ? call() : script.runInThisContext({ timeout: limit.seconds * 1000, displayErrors: false });
  } catch (error) {
    throw errorDetail(error, "code") === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? limit.bug(tooLong(limit)) : error;
  } finally {
    clearPending();
  }
}
