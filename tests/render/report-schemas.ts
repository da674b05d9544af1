import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";

/** What fits the schema of SARIF 2.1.0, one pattern of which is no regular expression under the `u` flag. */
export function sarifSchema(): ValidateFunction {
  const options = { strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true } as const;
  return new Ajv(options).compile(json("schemas/sarif-schema-2.1.0.json"));
}

/** What fits docs/schemas/report.schema.json. */
export function reportSchema(): ValidateFunction {
  return new Ajv2020({ allErrors: true }).compile(json("../../docs/schemas/report.schema.json"));
}

function json(path: string): object {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}
