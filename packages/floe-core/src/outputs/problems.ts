import { defineDiagnostics } from "../diagnostics/define.ts";
import { errnoWords } from "../host/errno-words.ts";
import { display } from "../secrets/display.ts";
import type { EditedSituation } from "./plan-writes.ts";

/** What can be said about the files that a compile writes. */
export const outputDiagnostics = defineDiagnostics("outputs", {
  "edited-by-hand": {
    severity: "warning",
    message: ({ path, situation }: { path: string; situation: EditedSituation }) =>
      `\`${display(path)}\` ${editedWords[situation]}`,
    help: ({ situation }) =>
      situation === "obsolete"
        ? "Remove it when you no longer need it; floe will not touch it again."
        : "Rename it to keep your version, or let floe replace it:\n    floe compile --overwrite",
    docs: {
      cause:
        "A file that floe generates differs from every version that floe wrote there: somebody edited it, or it was there before the first compile, or `.floe/outputs.json`, where floe remembers what it wrote, is gone.",
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
    message: ({ path, root }: { path: string; root: string }) =>
      `\`${display(path)}\` is a link that leads out of \`${display(root)}\`.`,
    help: () => "Replace the link by a directory, or write the whole set elsewhere with `--out`.",
    docs: {
      cause:
        "A directory that floe writes to is a symbolic link to a place outside the output directory. A project that was cloned could send files anywhere in this way.",
      fix: "Replace the link by a directory. To have the outputs elsewhere, name that place: `floe compile --out <directory>`.",
    },
  },
  "ledger-unreadable": {
    severity: "warning",
    message: ({ path }: { path: string }) => `\`${display(path)}\` is not what floe wrote, so it is written anew.`,
    help: () => "Without it floe cannot tell its own files from yours: files that differ count as edited by hand.",
    docs: {
      cause:
        "`.floe/outputs.json`, where floe remembers the digests of the files that it wrote, was edited, damaged, or written by another version of floe.",
      fix: "Nothing, when no file is reported as edited. Otherwise look at those files and run `floe compile --overwrite`.",
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

const editedWords: Readonly<Record<EditedSituation, string>> = {
  changed: "was edited by hand and is kept.",
  foreign: "was not written by floe and is kept.",
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
