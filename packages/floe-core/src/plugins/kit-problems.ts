import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { display, displayUpTo } from "../secrets/display.ts";

/** What the conformance kit finds in a plugin. */
export const kitDiagnostics = defineDiagnostics("plugin-kit", {
  "no-package": problem({
    severity: "error",
    message: (p: { folder: string; problem: string }) => `\`${display(p.folder)}\` ${display(p.problem)}.`,
    help: () => "Name the folder of a plugin's package, or a package that the project depends on.",
    docs: {
      cause:
        "`floe plugins check` was given neither the folder of a package nor the name of a dependency, or a package without plugins.",
      fix: 'Correct the name; or add the field `floe` to package.json: `{"contract": "2", "kind": …, "name": …, "module": "./dist/index.js"}`.',
    },
  }),
  "not-built": problem({
    severity: "error",
    message: (p: { module: string }) => `The module \`${display(p.module)}\` is not there.`,
    help: () => "Build the package first: npm run build. Or correct `module` in package.json.",
    docs: {
      cause:
        "package.json names a module under `floe` that is no file of the package: it was not built, or the path is misspelt.",
      fix: "Build the package, or correct the path.",
    },
  }),
  "left-out": problem({
    severity: "error",
    message: (p: { module: string }) =>
      `\`${display(p.module)}\` would not be published: \`files\` of package.json leaves it out.`,
    help: () => "Add its folder to `files`.",
    docs: {
      cause: "npm packs what `files` lists, and the module of the plugin is not in it.",
      fix: 'Add the folder, as in `"files": ["dist"]`.',
    },
  }),
  "no-files": problem({
    severity: "warning",
    message: () => "package.json has no `files`, so .gitignore decides what is published.",
    help: () => 'Add `"files": ["dist"]`.',
    docs: {
      cause: "Without `files` npm leaves out what .gitignore names, which is where built modules often stand.",
      fix: "List what is published under `files`.",
    },
  }),
  "undeclared-import": problem({
    severity: "error",
    message: (p: { module: string; name: string }) =>
      `\`${display(p.module)}\` imports \`${display(p.name)}\`, which package.json does not depend on.`,
    help: ({ name }) => `Add \`${display(name)}\` to \`dependencies\`.`,
    docs: {
      cause: "A package of the plugin's own development is not there where the plugin is installed.",
      fix: "Move the package from `devDependencies` to `dependencies`.",
    },
  }),
  "open-contract": problem({
    severity: "warning",
    message: (p: { contract: string }) =>
      `The contract \`${display(p.contract)}\` also takes those of later major versions.`,
    help: () => "Write the version that you have tried, such as `2.1`: newer ones of the same major fit as well.",
    docs: {
      cause: "A new major version of the contract is made when plugins have to be changed for it.",
      fix: "Name a version, or a range that ends before the next major one.",
    },
  }),
  "bad-type": problem({
    severity: "error",
    message: (p: { name: string }) => `\`${display(p.name)}\` cannot be written as a type.`,
    help: () => "It begins with a small letter, and goes on with at most 62 small letters, digits, `-` and `_`.",
    docs: { cause: "manifest.yaml takes no such word under `type`.", fix: "Give the plugin another name." },
  }),
  "unknown-kind": problem({
    severity: "error",
    message: (p: { kind: string }) => `\`${display(p.kind)}\` is no kind of plugins.`,
    help: () => "`floe plugins new --help` lists the kinds.",
    docs: { cause: "The `kind` of the plugin is none that manifest.yaml has.", fix: "Correct the kind." },
  }),
  "not-announced": problem({
    severity: "error",
    message: (p: { kind: string; name: string }) =>
      `package.json does not announce the ${display(p.kind)} \`${display(p.name)}\` under "floe".`,
    help: () => "floe finds plugins by that field, and compares it with what the module exports.",
    docs: {
      cause: "Kind and name in package.json are not those of the plugin that the module exports.",
      fix: "Write both the same in package.json and in `definePlugin`.",
    },
  }),
  "no-object": problem({
    severity: "error",
    message: () => "The schema of `config` is no object with keys.",
    help: () => "Make it a z.strictObject, an empty one where there are no options.",
    docs: { cause: "Options are keys, and the schema has none.", fix: "Make the schema a `z.strictObject({…})`." },
  }),
  "open-schema": problem({
    severity: "error",
    message: (p: { place: string }) => `\`${display(p.place)}\` takes unknown keys.`,
    help: () => "Make it a z.strictObject. A table with keys of the user's own is a z.record.",
    docs: {
      cause: "A misspelt option would pass, and do nothing.",
      fix: "Make the schema of the section a `z.strictObject`.",
    },
  }),
  "no-description": problem({
    severity: "error",
    message: (p: { place: string }) => `\`${display(p.place)}\` has no description.`,
    help: () => "Add .meta({ description }).",
    docs: {
      cause: "`floe plugins show`, editors and findings show descriptions, and this option has none.",
      fix: "Add `.meta({ description: … })` to the schema of the option.",
    },
  }),
  "options-refused": problem({
    severity: "error",
    message: (p: { code: string; message: string }) =>
      `The options that the plugin is tried with are refused: ${display(p.code)}: ${displayUpTo(500, p.message)}`,
    help: () =>
      "Give options that users would write: `validConfig` of a test, `--config` of the command, `startingConfig` of the plugin, or `examples` in the metadata of an option.",
    docs: {
      cause:
        "The kit compiles a small product with the plugin. `floe plugins check` makes the options from the schema, from `startingConfig` and from `examples`; a string of a form of its own cannot be guessed.",
      fix: "Add `examples` to the option that the message names, or give the options with `--config`.",
    },
  }),
  "targets-refused": problem({
    severity: "error",
    message: (p: { code: string; message: string }) =>
      `Two targets are not accepted: ${display(p.code)}: ${displayUpTo(500, p.message)}`,
    help: () => "`otherConfig` has to be options of a target that reads the tables of the first one.",
    docs: {
      cause: "The plugin says by `betweenTargets` how its targets read each other, and refuses two that it is given.",
      fix: "Correct `otherConfig` of the test, or the hook.",
    },
  }),
  "hook-failed": problem({
    severity: "error",
    message: (p: { message: string }) => displayUpTo(800, p.message),
    help: () => "Users would see this as a bug of your plugin, with exit code 70.",
    docs: {
      cause:
        "A hook throws, never returns, changes what it was given, or gives what the contract does not allow: a value that does not say where it comes from, an unsafe path, a Helm value that the chart has not.",
      fix: "Correct the hook that the message names. What users do wrong is reported by a rule, not thrown.",
    },
  }),
  unsteady: problem({
    severity: "error",
    message: (p: { hook: string }) =>
      `\`${display(p.hook)}\` gives something else when it is called again with the same input.`,
    help: () => "What a hook knows, it was given: no counter, no clock, no order of a set that was filled before.",
    docs: {
      cause: "Every compile of the same files has to write the same bytes, on every machine.",
      fix: "Let the hook depend on its parameters alone.",
    },
  }),
  "not-pure": problem({
    severity: "error",
    message: (p: { hook: string; does: string }) => `\`${display(p.hook)}\` ${p.does}.`,
    help: () => "Two compiles of the same files would not give the same outputs.",
    docs: {
      cause: "A hook asks for the time or for random numbers.",
      fix: "Leave it out, or take the value from an option.",
    },
  }),
  "claims-all": problem({
    severity: "error",
    message: (p: { reader: string; output: string }) =>
      `The reader \`${display(p.reader)}\` claims all of ${display(p.output)}.`,
    help: () => "Name the leaves that it reads.",
    docs: {
      cause: "Of an output that floe writes nobody reads everything; such a claim would hide what nobody reads.",
      fix: "List the pointers that the reader acts on.",
    },
  }),
  "claim-of-nothing": problem({
    severity: "warning",
    message: (p: { reader: string; output: string; pattern: string }) =>
      `\`${display(p.reader)}\` is said to read \`${display(p.pattern)}\` of ${display(p.output)}, which no option that was tried writes.`,
    help: () => "Correct the pointer, remove it, or give options that write the leaf.",
    docs: {
      cause: "A claim names a leaf that none of the compiles of the kit wrote: it is misspelt, or a leftover.",
      fix: "Correct or remove the pointer; or add the options that write it to `validConfig` or `--config`.",
    },
  }),
  "unread-option": problem({
    severity: "error",
    message: (p: { option: string }) => `The option \`${display(p.option)}\` reaches nothing that anybody reads.`,
    help: () =>
      "Claim who reads it, with `dbtReads`, `readAtRunTime` or `readers`, as far as somebody does; or remove the option.",
    docs: {
      cause:
        "The kit gives the option other values, and no leaf of an output changes that a reader is named for. Users would set it in vain.",
      fix: "Use the option in a hook, say who reads the outcome, or remove the option.",
    },
  }),
  "option-not-tried": problem({
    severity: "info",
    message: (p: { option: string }) => `No second value of \`${display(p.option)}\` was found that the plugin takes.`,
    help: () => "Add `examples` to its metadata, two of them, so that it can be tried.",
    docs: {
      cause: "The kit tries each option with other values. For this one it could not guess a value that is accepted.",
      fix: "Add `.meta({ examples: […] })`, or give options with `--config` that go with it.",
    },
  }),
  "unclaimed-leaf": problem({
    severity: "error",
    message: (p: { leaf: string }) => `\`dbtReads\` does not have \`${display(p.leaf)}\`, which \`dbtTarget\` gives.`,
    help: () => "Add it where dbt's adapter reads it, or leave it out of the target.",
    docs: {
      cause: "A leaf of the dbt target that no adapter is said to read.",
      fix: "Add the pointer to `dbtReads`, or remove the leaf.",
    },
  }),
  "secret-written": problem({
    severity: "error",
    message: (p: { option: string; path: string }) =>
      `A secret in plain text under \`${display(p.option)}\` is written to ${display(p.path)}.`,
    help: () => "Hand texts of free sections on with `withEnvVars`, or not at all.",
    docs: {
      cause: "The kit puts a secret where the schema takes free keys, and finds it in an output.",
      fix: "Take free sections from `config`, which has them without plain secrets.",
    },
  }),
  undocumented: problem({
    severity: "error",
    message: (p: { code: string; lacks: string }) => `\`${display(p.code)}\` has no ${p.lacks}.`,
    help: () => "`floe explain` prints `docs` of each problem: a cause, an example where a file causes it, a fix.",
    docs: {
      cause: "A problem that a rule of the plugin reports is not explained.",
      fix: "Fill in `docs: { cause, example, fix }` of the problem.",
    },
  }),
  "code-taken": problem({
    severity: "error",
    message: (p: { code: string }) => `\`${display(p.code)}\` is a code in an area of floe's own.`,
    help: () => "Name the area of `defineDiagnostics` after the plugin.",
    docs: {
      cause: "The area of a code, before the slash, says whose it is, and this one is floe's.",
      fix: "Give `defineDiagnostics` another area.",
    },
  }),
});
