/** What the user's dbt said of a project. `unasked` where it is going to be: then nothing is compared yet. */
export type DbtAnswer =
  | { readonly kind: "unasked" }
  | { readonly kind: "manifest"; readonly text: string }
  | { readonly kind: "refused"; readonly said: string }
  | { readonly kind: "out-of-time"; readonly seconds: number }
  | { readonly kind: "not-run"; readonly reason: string };
