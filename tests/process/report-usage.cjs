// Loaded before the command with `node --require`: says at its end what it took, in a file of its own.
"use strict";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
  require("node:fs").writeFileSync(process.env.FLOE_TEST_USAGE, JSON.stringify(usage));
});
