/** The schemas by the names that the command takes. */
export const schemaNames = ["manifest", "floe", "artifacts"] as const;
export type SchemaName = (typeof schemaNames)[number];
