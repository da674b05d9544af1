import * as z from "zod";

const nameForm =
  "A Kubernetes Secret has a name of at most 253 small letters, digits, `-` and `.`; each part between dots begins and ends with a letter or a digit.";

const keyForm =
  "A key of a Kubernetes Secret has at most 253 letters, digits, `-`, `_` and `.`; it is not `.`, and does not begin with `..`.";

/** The name of a Kubernetes Secret, a subdomain as RFC 1123 has it: the one rule for references in both files, for the Helm
 *  values and for floe_dagster. */
export const SecretName = z
  .string()
  .max(253, { error: nameForm })
  .regex(/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/, {
    error: ({ input }) => withNearest(nameForm, nearestName(input)),
  });

/** The key of a value inside a Kubernetes Secret. */
export const SecretKey = z
  .string()
  .max(253, { error: keyForm })
  .regex(/^(?:[-_a-zA-Z0-9]|\.[-_a-zA-Z0-9])[-._a-zA-Z0-9]*$/, {
    error: ({ input }) => withNearest(keyForm, nearestKey(input)),
  });

/** Where a secret is found at run time; the only way in which a sensitive value enters either file. */
export const SecretReference = z.strictObject({
  secret_ref: SecretName.meta({ description: "Name of the Kubernetes Secret." }),
  key: SecretKey.optional().meta({ description: "Key inside the secret; absent for a secret with one value." }),
});
/** Where a secret is found at run time; the only way in which a sensitive value enters either file. */
export type SecretReference = z.output<typeof SecretReference>;

/** A value that may stand in the file or be fetched from a secret, such as a user name. */
export const TextOrSecret = z.union([z.string().min(1), SecretReference]);
/** A value that may stand in the file or be fetched from a secret, such as a user name. */
export type TextOrSecret = z.output<typeof TextOrSecret>;

function withNearest(form: string, nearest: string | undefined): string {
  return nearest === undefined ? form : `Did you mean \`${nearest}\`? ${form}`;
}

/** The right name that is nearest to a wrong one: `upper-x` for `Upper_x`. */
function nearestName(written: unknown): string | undefined {
  if (!isNameLike(written)) return undefined;
  const parts = written
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .split(".");
  const right = parts.map((part) => part.replace(/^-+|-+$/g, "")).filter((part) => part !== "");
  return right.length === 0 ? undefined : right.join(".");
}

function nearestKey(written: unknown): string | undefined {
  if (!isNameLike(written)) return undefined;
  const right = written.replace(/[^-._a-zA-Z0-9]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
  return right === "" ? undefined : right;
}

// What has other characters may be the secret itself, in the place of its name, and no part of it is said again.
function isNameLike(written: unknown): written is string {
  if (typeof written !== "string" || !/^[-\w./ ]{1,63}$/.test(written)) return false;
  return !(/[A-Z]/.test(written) && /\d[A-Za-z]/.test(written));
}
