import type { Host } from "../../src/host/host.ts";

/** A host that calls `interrupt` in place of its `call`th operation that can fail, counted from 1: the process is killed
 *  there, and nothing of that operation happens. */
export function interruptedHost(host: Host, kill: { readonly call: number; readonly interrupt: () => never }): Host {
  let calls = 0;
  const counted = <A extends readonly unknown[], R>(operation: (...parameters: A) => R) => {
    return (...parameters: A): R => {
      calls += 1;
      return calls === kill.call ? kill.interrupt() : operation(...parameters);
    };
  };
  return {
    ...host,
    readFile: counted(host.readFile),
    listDirectory: counted(host.listDirectory),
    stageFile: counted(host.stageFile),
    commitFile: counted(host.commitFile),
    removeFile: counted(host.removeFile),
    removeLeftovers: counted(host.removeLeftovers),
    lock: counted(host.lock),
  };
}

/** What a test throws where a process would be killed. */
export class Killed extends Error {}
