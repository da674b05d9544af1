import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";

/** Findings about the manifests that a manifest extends. */
export const extendsDiagnostics = defineDiagnostics("extends", {
  circle: problem({
    severity: "error",
    message: (p: { path: string }) => `\`${display(p.path)}\` extends this file in turn: the chain is a circle.`,
    help: () => "Remove one `extends` of the circle.",
    docs: {
      cause:
        "A manifest extends itself, or a file that in the end extends it. Files are compared with their links resolved.",
      example: "# manifest.yaml\nextends: manifest.yaml\n",
      fix: "Move what the files have in common into one that extends none of them.",
    },
  }),
  outside: problem({
    severity: "error",
    message: (p: { path: string; root: string }) =>
      `\`${display(p.path)}\` is outside of \`${display(p.root)}\`, and is not read.`,
    help: () => "Keep the file in the same repository, or write its settings here.",
    docs: {
      cause:
        "`extends` leads out of the repository that the manifest belongs to, links resolved; without a repository, out of the folder that holds the manifest and the product.",
      example: "# manifest.yaml\nextends: ../../../elsewhere/manifest.yaml\n",
      fix: "Copy the file into the repository, or make the folder a repository.",
    },
  }),
  untrusted: problem({
    severity: "error",
    message: (p: { path: string; reason: string; remedy: string }) =>
      `The manifest is not read, because of \`${display(p.path)}\`: ${p.reason}.`,
    help: ({ remedy }) =>
      `floe takes manifests only of the owner of the file that extends them, of yourself and of root. ${remedy}`,
    docs: {
      cause:
        "The file that `extends` names, or a folder on the way to it, belongs to a stranger or can be written by everybody.",
      fix: "Give it to the owner of the project and take the right to write away from others: `chmod o-w`.",
    },
  }),
  "too-deep": problem({
    severity: "error",
    message: (p: { most: number }) => `More than ${p.most} manifests extend one another.`,
    help: () => "Write the settings of some of them into one file.",
    docs: {
      cause: "The chain of `extends` is longer than floe follows.",
      fix: "Merge files of the chain.",
    },
  }),
  "only-a-base": problem({
    severity: "error",
    message: (p: { path: string }) => `\`${display(p.path)}\` is only there for others to extend.`,
    help: () => "Compile against a manifest that extends it, or remove `base: true` from it.",
    docs: {
      cause: "The manifest says `base: true`: it need not be whole, so no product is compiled against it.",
      example:
        "# manifest.yaml\napiVersion: floe.dev/v1\nkind: Manifest\nbase: true\nplugins:\n  compute: {type: duckdb}\n",
      fix: "Choose an environment that extends it. Where it is whole and meant to be used, remove `base: true`.",
    },
  }),
});
