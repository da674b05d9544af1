import * as z from "zod";

/** The name of a secret in the platform's secret store. */
export const SecretName = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,252}$/, {
  error: "A secret name starts with a letter or digit and has at most 253 letters, digits, `_` and `-`.",
});

/** Where a secret is found at run time; the only way in which a sensitive value enters either file. */
export const SecretReference = z.strictObject({
  secret_ref: SecretName.meta({ description: "Name of the secret." }),
  key: z
    .string()
    .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}$/, {
      error: "A secret key starts with a letter, a digit or `_` and has at most 253 letters, digits, `_`, `.` and `-`.",
    })
    .optional()
    .meta({ description: "Key inside the secret; absent for a secret with one value." }),
});
/** Where a secret is found at run time; the only way in which a sensitive value enters either file. */
export type SecretReference = z.output<typeof SecretReference>;

/** A value that may stand in the file or be fetched from a secret, such as a user name. */
export const TextOrSecret = z.union([z.string().min(1), SecretReference]);
/** A value that may stand in the file or be fetched from a secret, such as a user name. */
export type TextOrSecret = z.output<typeof TextOrSecret>;
