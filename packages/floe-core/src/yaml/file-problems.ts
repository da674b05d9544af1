import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { display } from "../secrets/display.ts";

interface Named {
  readonly path: string;
}

/** The problems of reading a file that should hold text. */
export const fileDiagnostics = defineDiagnostics("file", {
  missing: problem({
    severity: "error",
    message: ({ path }: Named) => `File \`${display(path)}\` does not exist.`,
    help: ({ neighbour }: Named & { readonly neighbour: string | undefined }) =>
      neighbour === undefined ? undefined : `Did you mean \`${display(neighbour)}\`?`,
    docs: {
      cause: "Nothing stands at the path, or a part of the path is not a directory.",
      example: "# floe.yaml\nplatform:\n  manifest: ../manifst.yaml\n",
      fix: "Create the file or correct the path. Paths inside a file are relative to that file.",
    },
  }),
  "not-a-file": problem({
    severity: "error",
    message: ({ path, found }: Named & { readonly found: string }) => `\`${display(path)}\` is ${found}, not a file.`,
    docs: {
      cause: "The path leads to a directory, a device, a pipe or a socket. Reading one of those could last for ever.",
      example: "# floe.yaml\nplatform:\n  manifest: ..\n",
      fix: "Give the path of a regular file.",
    },
  }),
  "too-large": problem({
    severity: "error",
    message: ({ path, maxBytes }: Named & { readonly maxBytes: number }) =>
      `File \`${display(path)}\` is larger than ${maxBytes / 1024 / 1024} MiB.`,
    docs: {
      cause: "A manifest or a product of this size is almost always the wrong file.",
      fix: "Check the path. Keep data out of configuration files.",
    },
  }),
  foreign: problem({
    severity: "error",
    message: ({ path }: Named) => `\`${display(path)}\` is neither a manifest nor a product.`,
    help: () =>
      "It needs `apiVersion: floe.dev/v1` and `kind: Manifest` or `kind: FloeSpec`. Nothing of it is shown, since it may be anybody's.",
    docs: {
      cause:
        "The path leads to a file that says at its root neither `apiVersion: floe.dev/v1` nor `kind: Manifest` or `kind: FloeSpec`, nor anything near. A path in a file of somebody else may lead to your passwords, so nothing of such a file is told. Only the first 64 KiB of a file are searched for the words, in the first document and with their values in the same line.",
      example: "# floe.yaml\nplatform:\n  manifest: logins.txt\n# logins.txt\nmachine example.com login ada\n",
      fix: "Correct the path; in a manifest or a product, write `apiVersion` and `kind` as its first lines.",
    },
  }),
  unreadable: problem({
    severity: "error",
    message: ({ path, reason }: Named & { readonly reason: string }) =>
      `File \`${display(path)}\` cannot be read: ${reason}.`,
    docs: {
      cause: "The operating system refused to open or read the file; the message says with which error.",
      fix: "Fix the permissions, the link or the disk, then run floe again.",
    },
  }),
  "not-utf8": problem({
    severity: "error",
    message: ({ path }: Named) => `File \`${display(path)}\` is not valid UTF-8.`,
    help: ({ encoding }: Named & { readonly encoding: string | undefined }) =>
      encoding === undefined ? "Save the file as UTF-8." : `It looks like ${encoding}: save the file as UTF-8.`,
    docs: {
      cause: "The bytes at the position are no UTF-8: the file was saved in another encoding, or is not text.",
      fix: "Save the file as UTF-8; a byte order mark is accepted.",
    },
  }),
  "control-character": problem({
    severity: "error",
    message: ({ codePoint }: { readonly codePoint: string }) => `The file holds the control character ${codePoint}.`,
    help: () => "Remove it; inside a double-quoted text it can be written as an escape.",
    docs: {
      cause: "Control characters other than tab and line breaks are invisible, are refused by YAML, and can hide text.",
      fix: "Remove the character at the position.",
    },
  }),
});
