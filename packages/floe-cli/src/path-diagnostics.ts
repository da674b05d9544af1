import { defineDiagnostics, display, problem } from "floe-core";

/** Findings about the paths that a command is given. */
export const pathDiagnostics = defineDiagnostics("paths", {
  "no-product": problem({
    severity: "error",
    message: (p: { path: string }) => `There is no floe.yaml in \`${display(p.path)}\` or below it.`,
    help: () => "Name a folder with a product, or the file itself; folders are not searched for manifests.",
    docs: {
      cause:
        "A folder was named to `floe compile` or `floe validate`, and neither it nor a folder up to five levels below it holds a floe.yaml. `node_modules`, `target`, `.git`, `.floe`, `.venv` and `dbt_packages` are left out.",
      fix: "Correct the path, or write floe.yaml. To check a manifest, name the file.",
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
