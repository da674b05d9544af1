import * as z from "zod";

/** An ISO 8601 date and time. floe writes UTC with `Z`; a local time without offset, as older files have, is read. */
export const Timestamp = z.iso.datetime({ offset: true, local: true });
