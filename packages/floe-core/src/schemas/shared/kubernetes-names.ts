import * as z from "zod";

/** The name of an object of Kubernetes, a subdomain as RFC 1123 has it. */
export const ObjectName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/, {
    error:
      "An object of Kubernetes is named with at most 253 small letters, digits, `-` and `.`; each part between dots begins and ends with a letter or a digit.",
  });

/** The key of an annotation, with or without a domain before it. */
export const AnnotationKey = z
  .string()
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/,
    { error: "An annotation is named as Kubernetes names it: `example.com/role`, or `role`." },
  );

/** Annotations of an object. */
export const Annotations = z.record(AnnotationKey, z.string());
