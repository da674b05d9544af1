import type { Check } from "./check.ts";

/** The least version that package.json asks for. */
export const leastNode = "20.19";

/** Node is new enough. */
export const nodeVersion: Check = {
  name: "node",
  title: "Node",
  run: ({ machine }) => {
    const version = machine.nodeVersion;
    if (isAtLeast(version, leastNode)) return [{ state: "ok", says: version }];
    return [
      { state: "failed", says: `${version} is older than ${leastNode}`, cure: `Use Node ${leastNode} or newer.` },
    ];
  },
};

/** Whether a version is another one or a newer one, by its first two numbers. */
export function isAtLeast(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
