import { defineDiagnostics, display, errnoWords, problem } from "floe-core";

/** Findings about the paths that a command is given. */
export const pathDiagnostics = defineDiagnostics("paths", {
  "no-product": problem({
    severity: "error",
    message: (p: { path: string }) => `There is no floe.yaml in \`${display(p.path)}\` or below it.`,
    help: () =>
      "Name a folder with a product, or the file itself; folders are not searched for manifests. `floe init` writes a first floe.yaml.",
    docs: {
      cause:
        "A folder was named to `floe compile` or `floe validate`, and neither it nor a folder up to five levels below it holds a floe.yaml. `node_modules`, `target`, `floe_target`, `.git`, `.floe`, `.venv` and `dbt_packages` are left out.",
      fix: "Correct the path, or write floe.yaml: `floe init` does, beside dbt_project.yml or in an empty folder. To check a manifest, name the file.",
    },
  }),
  "passed-over": problem({
    severity: "warning",
    message: (p: { path: string }) =>
      `\`${display(p.path)}\` is passed over: the file of a product is called floe.yaml.`,
    help: () => "Rename it to `floe.yaml` if it is a product.",
    docs: {
      cause:
        "A folder was searched for products, and it holds a file whose name is almost that of a product: `floe.yml`, `Floe.yaml`, `floe.json`. Such a file is not compiled, so what it describes would be missing without a word.",
      fix: "Rename the file to `floe.yaml`, or give it a name of another kind.",
    },
  }),
  "product-above": problem({
    severity: "info",
    message: (p: { path: string }) => `The product above this folder is taken: \`${display(p.path)}\`.`,
    docs: {
      cause:
        "The folder that was named, or the one in which the command was started, holds no product, and lies in the folder of one. The search goes up to the root of the repository, and not past a folder that everybody may write to.",
      fix: "Nothing. To have another product, name it.",
    },
  }),
  unsearchable: problem({
    severity: "warning",
    message: (p: { path: string; errno: string }) =>
      `The folder \`${display(p.path)}\` cannot be searched for products: ${errnoWords(p.errno)} (${p.errno}).`,
    help: ({ path }) =>
      path.includes("\ufffd")
        ? "Its name is not valid UTF-8: rename it, or name other folders."
        : "Let floe read it, or name the folders with products.",
    docs: {
      cause:
        "A folder below one that was named to `floe compile` or `floe validate` cannot be listed: it may not be read, or its name is not valid UTF-8. A product in it would go unnoticed.",
      fix: "Fix the permissions or the name of the folder, or name the products themselves.",
    },
  }),
  "strangers-product": problem({
    severity: "warning",
    message: (p: { path: string; owner: number }) =>
      `The product \`${display(p.path)}\` is left out: it belongs to user ${p.owner}, and stands in a folder that everybody may write to.`,
    help: ({ path }) => `If you trust it, name it: \`${display(path)}\`.`,
    docs: {
      cause:
        "A folder was searched for products, and everybody may write to it or to one on the way down. A product that a stranger has put there would run the plugins that the stranger has put beside it.",
      fix: "Name the products that are meant, or take the right to write away from others: `chmod o-w`.",
    },
  }),
  "too-much": problem({
    severity: "warning",
    message: (p: { path: string }) =>
      `The search for products ended at \`${display(p.path)}\`, after 200,000 files and folders.`,
    help: () => "Name the folders with products.",
    docs: {
      cause:
        "The folders that were named to `floe compile` or `floe validate` hold more than floe looks at in one run. Products behind that place were not found.",
      fix: "Name the folders with products, or the products themselves.",
    },
  }),
  "no-working-directory": problem({
    severity: "error",
    message: (p: { workingDirectory: string }) =>
      `The working directory \`${display(p.workingDirectory)}\` is gone (ENOENT).`,
    help: () => "Change to a folder that exists, and run the command again.",
    docs: {
      cause:
        "The folder that the command was started in has been removed or renamed, so that relative paths lead nowhere.",
      fix: "Change to a folder that exists, or name absolute paths.",
    },
  }),
});
