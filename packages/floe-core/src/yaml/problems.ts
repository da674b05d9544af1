import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { display } from "../secrets/display.ts";
import { yamlLimits } from "./limits.ts";

/** The problems of YAML as YAML: what stands in a file, before anybody asks what it means. */
export const yamlDiagnostics = defineDiagnostics("yaml", {
  syntax: problem({
    severity: "error",
    message: ({ problem }: { readonly problem: string }) => `${problem}.`,
    docs: {
      cause: "The text at the position fits no rule of YAML.",
      example: "tags: [daily,, finance]\n",
      fix: "Correct the text at the position.",
    },
  }),
  "tab-indentation": problem({
    severity: "error",
    message: () => "A tab stands where only spaces may indent.",
    help: () => "Replace it with spaces.",
    docs: {
      cause: "YAML forbids tabs in indentation.",
      example: "metadata:\n\tname: iot\n",
      fix: "Indent with spaces; set the editor to insert them.",
    },
  }),
  "bad-indentation": problem({
    severity: "error",
    message: () => "The indentation of this line does not fit the lines above.",
    help: () => "Begin all lines of one list or map in the same column, and what belongs to a key further right.",
    docs: {
      cause: "The line begins in a column where neither the map or list above goes on nor a new one may begin.",
      example: "product:\n    name: iot\n  tier: gold\n",
      fix: "Move the line to the column of its neighbours.",
    },
  }),
  "unclosed-quote": problem({
    severity: "error",
    message: ({ quote }: { readonly quote: string }) => `The quote \`${quote}\` that opens here is not closed.`,
    help: () => "Close it, and indent the lines that go on with the text.",
    docs: {
      cause: "A quoted text has no closing quote before the file or its indentation ends.",
      example: 'description: "daily load\nowner: data\n',
      fix: "Close the quote. Inside single quotes write `''` for a quote, inside double quotes `\\\"`.",
    },
  }),
  "unclosed-bracket": problem({
    severity: "error",
    message: ({ bracket }: { readonly bracket: string }) => `The bracket \`${bracket}\` that opens here is not closed.`,
    docs: {
      cause: "A list in `[ ]` or a map in `{ }` has no closing bracket of its kind, or its lines are not indented.",
      example: "tags: [daily, finance\nowner: data\n",
      fix: "Close the bracket, and indent the lines between the brackets.",
    },
  }),
  "missing-colon": problem({
    severity: "error",
    message: () => "This line has no colon with a space after it.",
    help: () => "Write `key: value`.",
    docs: {
      cause: "Inside a map each line gives a key and a value; a colon separates them only when a space follows.",
      example: "name:iot\nowner: data\n",
      fix: "Put a colon and a space between the key and its value.",
    },
  }),
  "needs-quotes": problem({
    severity: "error",
    message: ({ reason }: { readonly reason: string }) => `A value that ${reason} needs quotes.`,
    docs: {
      cause: "Some characters mean something to YAML when they stand at the beginning of a value, as does `: ` inside.",
      example: "description: loads: daily\n",
      fix: "Put the value in quotes.",
    },
  }),
  "bad-escape": problem({
    severity: "error",
    message: ({ problem }: { readonly problem: string }) => `${problem}.`,
    help: () => "In single quotes a backslash is only a backslash.",
    docs: {
      cause:
        "In double quotes a backslash begins an escape, and only some letters may follow it. NUL and halves of a \
surrogate pair cannot be written at all: no file, variable or database would keep them.",
      example: 'path: "C:\\data"\n',
      fix: "Use single quotes, or write the backslash twice.",
    },
  }),
  "duplicate-key": problem({
    severity: "error",
    message: ({ key }: { readonly key: string }) => `Key \`${display(key)}\` stands twice in this map.`,
    docs: {
      cause: "Most readers silently keep the last of two equal keys, so that one setting would be lost.",
      example: "governance: strict\ngovernance: off\n",
      fix: "Keep one of the two, or merge their content.",
    },
  }),
  "empty-key": problem({
    severity: "error",
    message: () => "A key is empty.",
    docs: {
      cause: "Nothing, an empty text or the null value stands before a colon.",
      example: ": value\n",
      fix: "Name the key; a key that is called `null` needs quotes.",
    },
  }),
  "complex-key": problem({
    severity: "error",
    message: () => "A list, a map or an alias cannot be a key.",
    docs: { cause: "Keys are strings.", example: "? [a, b]\n: value\n", fix: "Use a string as the key." },
  }),
  "forbidden-key": problem({
    severity: "error",
    message: ({ key }: { readonly key: string }) => `\`${display(key)}\` cannot be a key.`,
    docs: {
      cause: "`__proto__`, `prototype` and `constructor` change how JavaScript programs see an object.",
      example: "constructor: 1\n",
      fix: "Choose another name.",
    },
  }),
  "merge-key": problem({
    severity: "error",
    message: () => "The merge key `<<` is not part of YAML 1.2.",
    help: () => "Write the keys out, or use an alias for a whole value.",
    docs: {
      cause: "Merge keys belong to YAML 1.1, and readers disagree about which of two equal keys they keep.",
      example: "<<: *defaults\n",
      fix: "Write the keys out.",
    },
  }),
  tag: problem({
    severity: "error",
    message: ({ tag }: { readonly tag: string }) => `Tag \`${display(tag)}\` is not allowed.`,
    help: () => "Remove it; quotes make a string, no quotes a number or a boolean.",
    docs: {
      cause: "Tags change the type of a value and can make other readers run code.",
      example: "replicas: !!int '3'\n",
      fix: "Remove the tag.",
    },
  }),
  directive: problem({
    severity: "error",
    message: ({ directive }: { readonly directive: string }) => `Directive \`${display(directive)}\` is not allowed.`,
    docs: {
      cause: "Lines that begin with `%` change how YAML is read; floe reads YAML 1.2 and nothing else.",
      example: "%YAML 1.1\n---\nname: iot\n",
      fix: "Remove the line.",
    },
  }),
  "several-documents": problem({
    severity: "error",
    message: () => "A second document begins here.",
    help: () => "Move it to a file of its own.",
    docs: { cause: "A file holds one document.", example: "a: 1\n---\nb: 2\n", fix: "Split the file." },
  }),
  "too-deep": problem({
    severity: "error",
    message: () => `Maps and lists are nested deeper than ${yamlLimits.depth} levels.`,
    docs: { cause: "No manifest or product needs such depth; it can exhaust programs.", fix: "Flatten the content." },
  }),
  "too-many-nodes": problem({
    severity: "error",
    message: () => `The file holds more than ${yamlLimits.nodes} keys and values.`,
    docs: { cause: "A file of this size can exhaust programs.", fix: "Split the content over several products." },
  }),
  "too-many-aliases": problem({
    severity: "error",
    message: () => `The file holds more than ${yamlLimits.aliases} aliases.`,
    docs: { cause: "Aliases multiply content and can exhaust programs.", fix: "Write the values out." },
  }),
  "alias-expansion": problem({
    severity: "error",
    message: () => "With its aliases written out the file would be too large.",
    help: () =>
      `At most ${yamlLimits.nodes} keys and values may stand there then, and ${yamlLimits.expansion} times those that stand there now.`,
    docs: { cause: 'Aliases of aliases grow without bound ("billion laughs").', fix: "Write the values out." },
  }),
  "alias-cycle": problem({
    severity: "error",
    message: ({ name }: { readonly name: string }) => `Alias \`*${display(name)}\` stands inside its own anchor.`,
    docs: { cause: "A value cannot contain itself.", example: "a: &a [*a]\n", fix: "Remove the alias." },
  }),
  "unknown-alias": problem({
    severity: "error",
    message: ({ name }: { readonly name: string; readonly known: string | undefined }) =>
      `No anchor \`&${display(name)}\` stands above this alias.`,
    help: ({ known }) => (known === undefined ? undefined : `Did you mean \`*${display(known)}\`?`),
    docs: {
      cause: "An alias repeats a value that was given a name with an anchor further up.",
      example: "a: *b\nb: &b 1\n",
      fix: "Define the anchor above the alias, or put a string that begins with `*` in quotes.",
    },
  }),
  "unsafe-number": problem({
    severity: "error",
    message: ({ problem }: { readonly problem: string }) => `This number ${problem}.`,
    help: () => "Put it in quotes if it is a name or an id.",
    docs: {
      cause:
        "Integers beyond 9007199254740991 lose digits in many programs; infinity and NaN cannot be written as JSON.",
      example: "account: 12345678901234567890\n",
      fix: "Use a number that every program can hold, or a string in quotes.",
    },
  }),
  empty: problem({
    severity: "error",
    message: () => "The file holds no content.",
    docs: {
      cause: "The file is empty, or holds nothing but `---`.",
      example: "---\n",
      fix: "Write the content, or correct the path.",
    },
  }),
  unreadable: problem({
    severity: "error",
    message: () => "The file could not be read as YAML.",
    docs: { cause: "The YAML reader gave up without saying where.", fix: "Simplify the file; report it as a bug." },
  }),
});
