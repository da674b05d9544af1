import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { display } from "../secrets/display.ts";

/** Findings of schema checks: the shape of manifest.yaml, floe.yaml and plugin configs. */
export const schemaDiagnostics = defineDiagnostics("schema", {
  "unknown-key": problem({
    severity: "error",
    message: (p: { key: string; section: string; suggestion?: string | undefined; known: readonly string[] }) =>
      `\`${display(p.key)}\` is not a key of ${display(p.section)}.`,
    help: ({ suggestion, known }) => {
      if (suggestion !== undefined) return `Did you mean \`${suggestion}\`?`;
      return known.length > 0 ? `The keys here are ${quotedList(known)}.` : undefined;
    },
    docs: {
      cause: "A key stands in a section that has no such key. floe never drops a setting, so it does not ignore it.",
      example: "observability:\n  tracng:\n    enabled: false\n",
      fix: "Correct the spelling, remove the key, or start it with `x-` if it is a note of your own.",
    },
  }),
  "missing-key": problem({
    severity: "error",
    message: (p: { key: string; section: string; description: string | undefined }) =>
      `${display(p.section)} lacks \`${display(p.key)}\`.`,
    help: ({ description }) => description,
    docs: {
      cause: "A section needs a key that is not there.",
      example: "metadata:\n  name: customer-360\n",
      fix: "Add the key; the help says what it holds.",
    },
  }),
  "wrong-type": problem({
    severity: "error",
    message: (p: {
      key: string;
      expected: string;
      actual: string;
      description: string | undefined;
      hint: string | undefined;
    }) => `\`${display(p.key)}\` must be ${p.expected}, but ${p.actual} stands here.`,
    help: ({ description, hint }) => sentences(hint, description),
    docs: {
      cause: 'A value has another type than its key takes. floe converts nothing: the text "4" is not the number 4.',
      example: "plugins:\n  compute:\n    type: duckdb\n    config: {threads: four}\n  orchestrator: {type: dagster}\n",
      fix: "Write a value of the named type; quotes make a string, no quotes a number or true and false.",
    },
  }),
  "ambiguous-number": problem({
    severity: "warning",
    message: (p: { text: string; value: number; reading: string }) =>
      `\`${display(p.text)}\` is the number ${p.value} here and ${p.reading} to readers of YAML 1.1.`,
    help: ({ value }) => `Write \`${value}\` if that is meant.`,
    docs: {
      cause:
        "Programs that read YAML 1.1 (PyYAML, many Go and Ruby tools) make something else of this number than YAML 1.2, which floe reads: `012` is twelve here and ten there, `1e3` a number here and a string there.",
      example: "governance:\n  data_retention_days: 0365\n",
      fix: "Write the number in plain decimal digits.",
    },
  }),
  "wrong-value": problem({
    severity: "error",
    message: (p: {
      key: string;
      value: string | undefined;
      allowed: readonly string[];
      suggestion?: string | undefined;
    }) => `\`${display(p.key)}\` cannot be ${p.value === undefined ? "this" : `\`${display(p.value)}\``}.`,
    help: ({ allowed, suggestion }) => {
      const choices =
        allowed.length === 1 ? `It can only be ${quotedList(allowed)}.` : `It is one of ${quotedList(allowed)}.`;
      return suggestion === undefined ? choices : `Did you mean \`${suggestion}\`? ${choices}`;
    },
    docs: {
      cause: "The key takes one of a few words, and this is another one.",
      example: "observability:\n  logging: {level: VERBOSE}\n",
      fix: "Use one of the words that the help lists.",
    },
  }),
  "wrong-format": problem({
    severity: "error",
    message: (p: { key: string; description: string | undefined; form: string | undefined }) =>
      `\`${display(p.key)}\` does not have the form it needs.`,
    help: ({ description, form }) => sentences(description, form),
    docs: {
      cause: "The value is a string, but not one of the form that the key needs: a name, a version, an address.",
      example: "metadata:\n  name: shop\n  version: latest\n",
      fix: "Follow the form that the help describes.",
    },
  }),
  "out-of-range": problem({
    severity: "error",
    message: (p: { key: string; bound: string; description: string | undefined }) =>
      `\`${display(p.key)}\` must be ${p.bound}.`,
    help: ({ description }) => description,
    docs: {
      cause: "A number, or the length of a string or list, lies outside its bounds.",
      example: "governance:\n  data_retention_days: 0\n",
      fix: "Choose a value within the bounds that the message gives.",
    },
  }),
  "wrong-shape": problem({
    severity: "error",
    message: (p: { key: string; description: string | undefined }) =>
      `\`${display(p.key)}\` has a shape that fits none of its forms.`,
    help: ({ description }) => description,
    docs: {
      cause: "The key takes one of several shapes, and the value has none of them.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\nprofiles:\n  catalogs:\n    default:\n      uri: [http://polaris:8181]\n      warehouse: demo\n",
      fix: "Follow the description in the help or the reference of this section.",
    },
  }),
});

/** Words in backticks with commas, the way a sentence lists them. At most twelve, so that a line stays readable. */
export function quotedList(words: readonly string[]): string {
  const shown = words.slice(0, 12).map((word) => `\`${display(word)}\``);
  return words.length > shown.length ? `${shown.join(", ")} and ${words.length - shown.length} more` : shown.join(", ");
}

function sentences(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined).join(" ") || undefined;
}
