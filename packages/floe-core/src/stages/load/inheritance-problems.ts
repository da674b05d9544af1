import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";

/** The two ways in which a manifest takes a part of itself from another one, as their findings call them. */
interface WayWords {
  readonly key: "extends" | "parent_manifest";
  /** What the other file does when it leads back: "extends this file". */
  readonly leadsBack: string;
  /** What more files than floe follows do: "extend one another". */
  readonly inTurn: string;
  /** The other file, as its reader calls it: "the file that it extends". */
  readonly other: string;
  /** The lines of a manifest before the key, in examples. */
  readonly head: string;
}

/** Findings about the manifests that a manifest extends. */
export const extendsDiagnostics = defineDiagnostics("extends", {
  ...problemsOf({
    key: "extends",
    leadsBack: "extends this file",
    inTurn: "extend one another",
    other: "the file that it extends",
    head: "",
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

/** Findings about the manifests of the tiers above. */
export const parentDiagnostics = defineDiagnostics("parent", {
  ...problemsOf({
    key: "parent_manifest",
    leadsBack: "has this file as its parent",
    inTurn: "are parents of one another",
    other: "its parent",
    head: "scope: domain\n",
  }),
});

function problemsOf({ key, leadsBack, inTurn, other, head }: WayWords) {
  return {
    circle: problem({
      severity: "error",
      message: (p: { path: string }) => `\`${display(p.path)}\` ${leadsBack} in turn: the chain is a circle.`,
      help: () => `Remove one \`${key}\` of the circle.`,
      docs: {
        cause: `A manifest names itself in \`${key}\`, or a file that in the end leads back to it. Files are compared with their links resolved.`,
        example: `# manifest.yaml\n${head}${key}: manifest.yaml\n`,
        fix: "Move what the files have in common into one that names none of them.",
      },
    }),
    outside: problem({
      severity: "error",
      message: (p: { path: string; root: string }) =>
        `\`${display(p.path)}\` is outside of \`${display(p.root)}\`, and is not read.`,
      help: () =>
        "Keep the file in the same repository, or publish it with `floe platform publish` and write its `oci://` address.",
      docs: {
        cause: `\`${key}\` leads out of the repository that the manifest belongs to, links resolved; without a repository, out of the folder that holds the manifest and the product.`,
        example: `# manifest.yaml\n${head}${key}: ../../../elsewhere/manifest.yaml\n`,
        fix: "Copy the file into the repository, make the folder a repository, or publish the file in a registry.",
      },
    }),
    untrusted: problem({
      severity: "error",
      message: (p: { path: string; reason: string; remedy: string }) =>
        `The manifest is not read, because of \`${display(p.path)}\`: ${p.reason}.`,
      help: ({ remedy }) =>
        `floe takes manifests only of the owner of the file that names them, of yourself and of root. ${remedy}`,
      docs: {
        cause: `The file that \`${key}\` names, or a folder on the way to it, belongs to a stranger or can be written by everybody.`,
        fix: "Give it to the owner of the project and take the right to write away from others: `chmod o-w`.",
      },
    }),
    "too-deep": problem({
      severity: "error",
      message: (p: { most: number }) => `More than ${p.most} manifests ${inTurn}.`,
      help: () => "Write the settings of some of them into one file.",
      docs: {
        cause: `A manifest takes parts of itself from more files than floe follows, one after the other: ${other}, what that one names, and so on.`,
        fix: "Merge files of the chain.",
      },
    }),
  };
}
