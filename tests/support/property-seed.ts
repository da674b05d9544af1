import fc from "fast-check";

// Loaded before every test file. The same values on every machine and in every run: whether a change passes is no
// matter of luck. `make explore` is the one that asks for others, with FLOE_SEED.
const fixedSeed = 20_260_101;

fc.configureGlobal({ seed: Number(process.env["FLOE_SEED"] ?? fixedSeed) });
fc.installGlobalPlugin(() => ({
  onAllRunsComplete: (details) => {
    if (!details.failed || details.counterexample === null) return;
    const line = `examples: [${fc.stringify(details.counterexample)}]`;
    const report = `${fc.defaultReportMessage(details)}\n\nTo keep it, add it to the options of this property:\n${line}\n`;
    throw new Error(report, { cause: details.errorInstance });
  },
}));
