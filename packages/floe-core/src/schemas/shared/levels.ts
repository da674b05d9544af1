import * as z from "zod";

/** How hard governance is enforced. Order: off < warn < strict. */
export const EnforcementLevel = z.enum(["off", "warn", "strict"]);
/** How hard governance is enforced. Order: off < warn < strict. */
export type EnforcementLevel = z.output<typeof EnforcementLevel>;

/** Whether personal data has to be encrypted. Order: optional < required. */
export const PiiEncryption = z.enum(["required", "optional"]);
/** Whether personal data has to be encrypted. Order: optional < required. */
export type PiiEncryption = z.output<typeof PiiEncryption>;

/** Whether access is logged for audits. Order: disabled < enabled. */
export const AuditLogging = z.enum(["enabled", "disabled"]);
/** Whether access is logged for audits. Order: disabled < enabled. */
export type AuditLogging = z.output<typeof AuditLogging>;
