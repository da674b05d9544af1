import * as z from "zod";

/** A map whose keys somebody else owns: a plugin, an engine, a contract standard. Values stay as they were read. */
export const OpenMap = z.record(z.string(), z.unknown());
