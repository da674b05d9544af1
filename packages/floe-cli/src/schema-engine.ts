import * as z from "zod";

// Compiled validators pay off after thousands of documents; a run of the command sees a handful. zod decides when a
// schema is made, so this module is imported before all others.
z.config({ jitless: true });
