// The functions of the package `semver` that version-range.ts takes. The package brings no types.

declare module "semver/functions/satisfies.js" {
  function satisfies(version: string, range: string): boolean;
  export = satisfies;
}

declare module "semver/ranges/valid.js" {
  function validRange(range: string): string | null;
  export = validRange;
}
