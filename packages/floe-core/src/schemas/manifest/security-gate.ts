import * as z from "zod";

/** A security scan that an artifact has to pass. */
export const SecurityGate = z.lazy(() =>
  z.strictObject({
    command: z.string().min(1).meta({ description: "Command that runs the scan." }),
    block_on_severity: z
      .array(z.enum(["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNKNOWN"]))
      .default(["CRITICAL", "HIGH"])
      .meta({ description: "Severities that stop the promotion." }),
    ignore_unfixed: z.boolean().default(false).meta({ description: "Whether finds without a fix are left out." }),
    scanner_format: z
      .enum(["trivy", "grype"])
      .default("trivy")
      .meta({ description: "Format of the scanner's report." }),
    timeout_seconds: z.int().min(30).max(3600).default(600).meta({ description: "Seconds for the scan, 30 to 3600." }),
  }),
);
/** A security scan that an artifact has to pass. */
export type SecurityGate = z.output<typeof SecurityGate>;

/** The command of a gate, plain or as a security scan. */
export const GateCommand = z.union([z.string().min(1), SecurityGate]);
