import { defineDiagnostics } from "../diagnostics/define.ts";
import { errnoWords } from "../host/errno-words.ts";
import { display } from "../secrets/display.ts";
import type { MisleadingDirectory } from "./output-root.ts";
import type { EditedSituation } from "./plan-writes.ts";

/** What can be said about the files that a compile writes. */
export const outputDiagnostics = defineDiagnostics("outputs", {
  "edited-by-hand": {
    severity: "error",
    message: ({ path, situation }: { path: string; situation: EditedSituation }) =>
      `\`${display(path)}\` ${editedWords[situation]}`,
    help: ({ situation }) =>
      situation === "obsolete"
        ? "Remove it when you no longer need it; floe will not touch it again."
        : "Rename it to keep your version, or let floe replace it:\n    floe compile --overwrite",
    docs: {
      cause:
        "A file that floe generates is none that floe wrote: somebody edited it, or it was there before the first compile. floe knows its own files by their last line, which holds a digest of the lines above; the artifact, which has none, by the digest in `floe_target/provenance.json` or in `.floe/outputs.json`. The other files were written, but not this one, so the command exits with 1. A file that floe no longer generates only stays: that is a warning.",
      fix: "Make the change in `floe.yaml` or `manifest.yaml`, then run `floe compile --overwrite`. To keep your version, move it to another name.",
    },
  },
  unwritable: {
    severity: "error",
    message: ({ path, errno }: { path: string; errno: string }) =>
      `\`${display(path)}\` cannot be written: ${errnoWords(errno)} (${display(errno)}).`,
    help: ({ errno }) => helpByErrno.get(errno),
    docs: {
      cause:
        "The system refused to write an output. All files are written under temporary names before the first one is replaced, so the old set is mostly still in place; when it could not be, `.floe/outputs.json` says `writing`, and whoever reads the outputs refuses them until the next compile has finished.",
      fix: "Fix what the message names (permissions, space, a file where a directory must be) and compile again.",
    },
  },
  "outside-root": {
    severity: "error",
    message: ({ path, root, leads }: { path: string; root: string; leads: MisleadingDirectory["leads"] }) =>
      leads === "hidden"
        ? `\`${display(path)}\` is a link that leads into a hidden folder.`
        : `\`${display(path)}\` is a link that leads out of \`${display(root)}\`.`,
    help: () => "Replace the link by a directory, or write the whole set elsewhere with `--out`.",
    docs: {
      cause:
        "A directory that floe writes to is a symbolic link to a place outside the output directory, or to a hidden one such as `.git`. A project that was cloned could send files anywhere in this way. `.floe` itself may be no link.",
      fix: "Replace the link by a directory. To have the outputs elsewhere, name that place: `floe compile --out <directory>`.",
    },
  },
  "ledger-unreadable": {
    severity: "warning",
    message: ({ path }: { path: string }) => `\`${display(path)}\` is not what floe wrote, so it is written anew.`,
    help: () =>
      "Files that floe wrote are known by their last line without it; the artifact, which has none, counts as edited by hand.",
    docs: {
      cause:
        "`.floe/outputs.json`, where floe remembers the digests of the files that it wrote, was edited, damaged, written by another version of floe, or is a link. Nothing of it is used.",
      fix: "Nothing, when no file is reported as edited. Otherwise look at those files and run `floe compile --overwrite`.",
    },
  },
  "ledger-foreign": {
    severity: "warning",
    message: ({ path }: { path: string }) => `\`${display(path)}\` belongs to another user, so it is not believed.`,
    help: () => "If the files are yours, give `.floe` to yourself or remove it; then compile again.",
    docs: {
      cause:
        "`.floe/outputs.json`, where floe remembers what it wrote, or its folder belongs neither to you, nor to the owner of floe.yaml, nor to root. What a stranger's ledger says is no reason to replace or to remove a file.",
      fix: "Change the owner of `.floe`, or remove it. Files that floe wrote are known by their last line without it.",
    },
  },
  unproved: {
    severity: "warning",
    message: ({ path, names }: { path: string; names: readonly string[] }) =>
      `\`${display(path)}\` lists ${someNames(names)}, and nothing shows that floe wrote ${names.length === 1 ? "it" : "them"}; nothing was removed.`,
    help: () => "The files stay as they are. If you did not expect this list, ask who wrote it.",
    docs: {
      cause:
        "`.floe/outputs.json` names files that floe does not generate. It removes such a file only when the last line of the file proves that floe wrote exactly this file; the list may come with a clone, and says nothing. Files of a plugin that is no longer selected are listed here when their format has no place for such a line, as JSON.",
      fix: "Nothing: the new ledger no longer lists them. A file that you know to be left over by a plugin can be removed by hand.",
    },
  },
  "is-input": {
    severity: "error",
    message: ({ path }: { path: string }) =>
      `\`${display(path)}\` is an output, and this compile has read it as input.`,
    help: () => "Rename the input, or write the outputs elsewhere with `--out`.",
    docs: {
      cause:
        "A file that the compile reads, the manifest for instance, has the name of a file that it writes. floe replaces no input, not even with `--overwrite`.",
      fix: "Rename the input and what refers to it, for instance `platform.manifest`, or give `--out`.",
    },
  },
  "root-of-another-tool": {
    severity: "error",
    message: ({ root, folder }: { root: string; folder: string }) =>
      `The outputs cannot go to \`${display(root)}\`: \`${display(folder)}\` belongs to another tool.`,
    help: () => "Write them elsewhere with `--out`.",
    docs: {
      cause:
        "The output folder is, or lies in, `.git`, `.hg`, `.jj`, `.svn`, `node_modules` or `.floe`. What is written there damages a repository, or is lost with the next installation.",
      fix: "Give another folder to `--out`, or move the product.",
    },
  },
  locked: {
    severity: "error",
    message: ({ path }: { path: string }) => `Another compile holds \`${display(path)}\` and did not finish.`,
    help: ({ path }) => `Wait for it. When none is running, remove \`${display(path)}\`.`,
    docs: {
      cause:
        "Only one compile at a time may write into an output directory. This one waited for five seconds. The lock of a killed process is taken over at once on the same machine, and after a minute when it ran elsewhere, in a container for instance.",
      fix: "Run the compile again when the other one has finished. When none is running, remove `.floe/lock`.",
    },
  },
  interrupted: {
    severity: "info",
    message: ({ root }: { root: string }) =>
      `An earlier compile into \`${display(root)}\` was interrupted; the outputs are complete again.`,
    docs: {
      cause:
        "A compile was killed, or could not go on, while it replaced files. Its ledger says `writing`, which whoever reads the outputs refuses.",
      fix: "Nothing: this compile has written the whole set.",
    },
  },
});

// Three are enough to know what it is about; the list may be long, and somebody else's.
function someNames(names: readonly string[]): string {
  const first = names.slice(0, 3).map((name) => `\`${display(name)}\``);
  const more = names.length - first.length;
  return more > 0 ? `${first.join(", ")} and ${more} more files` : first.join(" and ");
}

const editedWords: Readonly<Record<EditedSituation, string>> = {
  changed: "was edited by hand and is kept, so what floe.yaml and manifest.yaml say of it is not in force.",
  foreign: "was not written by floe and is kept, so what floe.yaml and manifest.yaml say of it is not in force.",
  obsolete: "is no longer generated, but was edited by hand and is kept.",
};

const checkPermissions = "Check the owner and the permissions of the file and of its directory.";
const freeSpace = "Free some space and compile again; the temporary files of this run are removed.";

const helpByErrno: ReadonlyMap<string, string> = new Map([
  ["EACCES", checkPermissions],
  ["EPERM", checkPermissions],
  ["EROFS", "Write elsewhere with `--out`."],
  ["ENOSPC", freeSpace],
  ["EDQUOT", freeSpace],
  ["EMFILE", "Raise the limit of open files, for instance with `ulimit -n 1024`."],
  ["ENFILE", "Close other programs, or raise the system's limit of open files."],
  ["ENOTDIR", "Remove or rename the file that has the directory's name."],
  ["EISDIR", "Remove or rename the directory that has the file's name."],
  ["ELOOP", "Remove the links."],
  ["ENAMETOOLONG", "Write to a shorter path with `--out`."],
]);
