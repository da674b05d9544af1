/** The types of columns of an output port: those of the Open Data Contract Standard, and the names that people use for them. */
export const logicalTypes = [
  "string",
  "text",
  "number",
  "integer",
  "decimal",
  "boolean",
  "date",
  "timestamp",
  "time",
  "object",
  "array",
] as const;

/** A type of a column of an output port. */
export type LogicalType = (typeof logicalTypes)[number];

/** Whether a type of an engine, as `data_type` in dbt's properties has it, is one of those that a logical type stands for;
 *  `undefined` for types that nobody knows. */
export function isOfType(engineType: string, logical: LogicalType): boolean | undefined {
  const name = engineType
    .trim()
    .toLowerCase()
    .replace(/\s*\(.*\)|<.*>/u, "");
  const fitting = Object.entries(engineTypes).filter(([, forms]) => forms.some((form) => form.test(name)));
  return fitting.length === 0 ? undefined : fitting.some(([type]) => type === logical);
}

const text = /^(?:(?:n?var)?char2?|character(?: varying)?|text|string|bpchar|clob|uuid|enum)$/u;
const whole = /^(?:u?(?:big|small|tiny|huge|medium)?int(?:eger)?\d*|long|short|byteint|signed|oid)$/u;
const fraction = /^(?:decimal|numeric|number|bignumeric|bigdecimal|float\d*|double(?: precision)?|real|money)$/u;
const exact = /^(?:decimal|numeric|number|bignumeric|bigdecimal)$/u;

// Without lengths. A whole number is a number, and some engines keep whole numbers in decimals.
const engineTypes: Readonly<Record<LogicalType, readonly RegExp[]>> = {
  string: [text],
  text: [text],
  integer: [whole, exact],
  number: [whole, fraction],
  decimal: [fraction],
  boolean: [/^(?:bool(?:ean)?|logical|bit)$/u],
  date: [/^date$/u],
  timestamp: [
    /^(?:timestamp(?:tz|_ntz|_ltz|_tz|_s|_ms|_ns)?(?: with(?:out)?(?: local)? time zone)?|datetime(?:2|offset)?)$/u,
  ],
  time: [/^time(?:tz)?(?: with(?:out)? time zone)?$/u],
  object: [/^(?:struct|jsonb?|variant|object|record|map|row|super)$/u],
  array: [/^(?:array|list)$/u, /\[\d*\]$/u],
};

/** Whether a word is a logical type. */
export function isLogicalType(word: string): word is LogicalType {
  return logicalTypes.some((type) => type === word);
}
