import * as z from "zod";
import { npmPackageName } from "./npm-package-name.ts";

/** The name of a dbt model, as its file has it. dbt takes more letters; Dagster, whose steps are named for the models, does not. */
export const ModelName = z
  .string()
  .max(200)
  .regex(/^[a-zA-Z0-9_-][a-zA-Z0-9_.-]*$/, {
    error:
      "A model is named with the letters a to z in either case, digits, `_`, `-` and `.`, as dbt and Dagster both take them.",
  });

/** The name of a column, as the engine has it. */
export const ColumnName = z
  .string()
  .max(255)
  .regex(/^[^\s"'`{}](?:[^"'`{}\n\r\t]*[^\s"'`{}])?$/, {
    error: "A column name holds no quotes, braces or line breaks, and no space at its ends.",
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
