/** Whether a process with this number runs on this machine; one that may not be signalled is alive as well. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid > largestProcessNumber) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

// Systems count in 32 bits with a sign; node refuses to ask about anything larger.
const largestProcessNumber = 2 ** 31 - 1;

/** The name that tells containers and machines on one shared disk apart. */
export function machineName(): string {
  // Loaded when first asked for: most runs write nothing and so never need it.
  return process.getBuiltinModule("node:os").hostname();
}

/** A name that no other process picks. Not a secret, and never in an output; node:crypto would cost start-up time. */
export function randomName(): string {
  const moment = Math.floor(performance.now() * 1000).toString(36);
  return `${moment}${Math.random().toString(36).slice(2, 12)}`;
}
