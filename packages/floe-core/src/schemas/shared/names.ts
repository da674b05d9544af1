import * as z from "zod";
import { npmPackageName } from "./npm-package-name.ts";

/** A name that dbt takes for a model or a column: 1 to 128 characters, no hyphen. */
export const ModelName = z
  .string()
  .max(128)
  .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, {
    error: "A model or column name starts with a letter or `_` and goes on with letters, digits and `_`.",
  });

/** The logical name under which floe.yaml finds a profile of the platform. */
export const ProfileName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]*$/, {
  error: "A profile name starts with a letter and goes on with letters, digits, `_` and `-`.",
});

/** The npm package that brings a plugin. */
export const PluginPackage = z
  .string()
  .max(214)
  .regex(npmPackageName, { error: "A package is named as npm names it: `my-plugin` or `@scope/my-plugin`." })
  .optional()
  .meta({ description: "The package of package.json that brings the plugin, where it is not the one that floe has." });
