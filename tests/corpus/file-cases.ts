import type { BundledPlugin } from "floe-core";
import { definePlugin, outputPath, type PluginKind } from "floe-core/plugin";
import type { MemoryHost } from "floe-core/testing";
import * as z from "zod";
import type { CorpusCase, Surroundings } from "./corpus-case.ts";
import { readMarkedText } from "./marked-text.ts";
import { baseFiles } from "./read-cases.ts";

const compile = { kind: "compile", product: "shop/floe.yaml" } as const;

/** Faults that lie in the bytes of a file, in its size, in what stands at its path, and in plugins. */
export function fileCases(): readonly CorpusCase[] {
  return [...byteCases(), ...limitCases(), ...unreadableCases(), ...dbtCases(), ...pluginCases(), ...ownerCases()];
}

/** A case about one file that is given as a marked text. */
function markedCase(name: string, file: string, marked: string, surroundings: Surroundings = {}): CorpusCase {
  const { text, expected } = readMarkedText(file, marked);
  const files = { ...baseFiles("small"), [file]: text };
  return { name: `files: ${name}`, base: "small", files, expected, action: compile, surroundings };
}

function manifestWith(owner: string): string {
  return (baseFiles("small")["manifest.yaml"] ?? "").replace("owner: platform@example.com", `owner: ${owner}`);
}

function byteCases(): readonly CorpusCase[] {
  const control = "  #! file/control-character";
  return [
    markedCase("a NUL", "manifest.yaml", manifestWith(`plat«\0»form${control}`)),
    markedCase("an escape of the terminal", "manifest.yaml", manifestWith(`«\x1b»[31mred${control}`)),
    markedCase("a backspace in a comment", "shop/floe.yaml", `# «\b»${control}\nkind: FloeSpec\n`),
    markedCase("a form feed between keys", "manifest.yaml", manifestWith(`ada\n«\f»${control}`)),
    notUtf8("a letter in Latin-1", [0x4b, 0xf6, 0x6c, 0x6e]),
    notUtf8("the first half of a letter", [0x4b, 0xc3]),
    notUtf8("half a surrogate pair", [0xed, 0xa0, 0x80]),
    notUtf8("an overlong slash", [0xc0, 0xaf]),
  ];
}

/** `owner` with bytes that are no UTF-8: the place is that of the first bad byte. */
function notUtf8(name: string, bytes: readonly number[]): CorpusCase {
  const before = new TextEncoder().encode("kind: Manifest\nowner: ");
  const good = bytes.findIndex((byte) => byte >= 0x80);
  const content = Uint8Array.from([...before, ...bytes, 0x0a]);
  const place = { file: "manifest.yaml", start: before.length + good, end: before.length + good + 1 };
  return {
    name: `files: ${name}`,
    base: "small",
    files: baseFiles("small"),
    expected: [{ code: "file/not-utf8", place }],
    action: compile,
    surroundings: { host: (host) => reading(host, "manifest.yaml", () => ({ kind: "done", value: content })) },
  };
}

// The map, its keys, the kind and the list are nodes as well.
const maxNodes = 100_000;

function limitCases(): readonly CorpusCase[] {
  const kind = "kind: Manifest\n";
  const deep = `${kind}x: ${"[".repeat(63)}«[»  #! yaml/too-deep\n${"]".repeat(64)}\n`;
  const many = `${kind}x: [${"1, ".repeat(maxNodes - 5)}«1»]  #! yaml/too-many-nodes\n`;
  const aliases = `${kind}a: &a 1\nb: [${"*a, ".repeat(100)}«*»a]  #! yaml/too-many-aliases\n`;
  const laughs = Array.from({ length: 6 }, (_, level) => {
    const list = Array<string>(9).fill(`*a${level}`).join(", ");
    return level === 5
      ? `a6: [${list.replace("*a5", "«*a5»")}]  #! yaml/alias-expansion\n`
      : `a${level + 1}: &a${level + 1} [${list}]\n`;
  });
  return [
    markedCase("maps and lists too deep", "manifest.yaml", deep),
    markedCase("too many values", "manifest.yaml", many),
    markedCase("too many aliases", "manifest.yaml", aliases),
    markedCase("aliases of aliases", "manifest.yaml", `${kind}a0: &a0 [lol]\n${laughs.join("")}`),
  ];
}

function unreadableCases(): readonly CorpusCase[] {
  const named = "«../manifest.yaml»  #! file/";
  const product = (code: string): string =>
    (baseFiles("small")["shop/floe.yaml"] ?? "").replace("../manifest.yaml", `${named}${code}`);
  const failing = (errno: string): Surroundings => ({
    host: (host) => reading(host, "manifest.yaml", (path) => ({ kind: "failed", failure: { errno, path } })),
  });
  const huge = `# ${"x".repeat(1024 * 1024)}\n`;
  const tooLarge = markedCase("a manifest that is too large", "shop/floe.yaml", product("too-large"));
  return [
    { ...tooLarge, files: { ...tooLarge.files, "manifest.yaml": huge } },
    markedCase("a manifest that may not be read", "shop/floe.yaml", product("unreadable"), failing("EACCES")),
    markedCase("a manifest on a broken disk", "shop/floe.yaml", product("unreadable"), failing("EIO")),
    markedCase("a manifest behind a circle of links", "shop/floe.yaml", product("unreadable"), failing("ELOOP")),
    markedCase("a manifest that is a pipe", "shop/floe.yaml", product("not-a-file"), failing("ENXIO")),
    markedCase("a manifest that is a device", "shop/floe.yaml", product("not-a-file"), failing("ENODEV")),
    markedCase("a part of the path is a file", "shop/floe.yaml", product("missing"), failing("ENOTDIR")),
  ];
}

/** What stands in the place of the only model is named, and the model is not called missing. */
function dbtCases(): readonly CorpusCase[] {
  const model = "shop/models/orders.sql";
  const customers = { "shop/models/customers.sql": "select * from {{ ref('orders') }}\n" };
  const project = "name: shop\nprofile: shop\nmodel-paths: [models]\n";
  const instead = (name: string, code: string, host: Surroundings["host"]): CorpusCase => ({
    name: `files: ${name}`,
    base: "small",
    files: { ...baseFiles("small"), "shop/dbt_project.yml": project, [model]: "select 1 as id\n", ...customers },
    expected: [{ code, severity: "warning", place: undefined }],
    action: compile,
    surroundings: host === undefined ? {} : { host },
  });
  const failing = (errno: string) => (host: MemoryHost) =>
    reading(host, model, (path) => ({ kind: "failed", failure: { errno, path } }));
  const depth = 65;
  const deep = markedCase(
    "folders of models too deep",
    "shop/dbt_project.yml",
    project.replace("models]", "«models»]  #! warning dbt/too-much"),
  );
  return [
    instead("a model that may not be read", "dbt/unread", failing("EACCES")),
    instead("a model that is a pipe", "dbt/unread", failing("EINVAL")),
    instead("a model that is too large", "dbt/unread", failing("EFBIG")),
    instead("a folder of models that may not be listed", "dbt/unread", (host) => ({
      ...host,
      listDirectory: (path) =>
        path.endsWith("/models") ? { kind: "failed", failure: { errno: "EACCES", path } } : host.listDirectory(path),
    })),
    instead("a model that is a link out of the repository", "dbt/outside-repository", (host) =>
      linked(host, model, "/home/ada/orders.sql"),
    ),
    instead("a model that is a link to nothing", "dbt/outside-repository", (host) => linked(host, model, undefined)),
    { ...deep, files: { ...deep.files, [`shop/models/${"in/".repeat(depth)}orders.sql`]: "select 1 as id\n" } },
  ];
}

/** The host with a link in the place of a file. */
function linked(host: MemoryHost, file: string, target: string | undefined): MemoryHost {
  const absolute = `${host.workingDirectory}/${file}`;
  return {
    ...host,
    realPath: (path) => (path === absolute ? target : (host.realPath(path) ?? (path === target ? path : undefined))),
    listDirectory: (path) => {
      const listed = host.listDirectory(path);
      if (listed.kind === "failed") return listed;
      const value = listed.value.map((entry) =>
        `${path}/${entry.name}` === absolute ? { ...entry, kind: "link" as const } : entry,
      );
      return { kind: "done", value };
    },
  };
}

function reading(
  host: MemoryHost,
  file: string,
  read: (path: string) => ReturnType<MemoryHost["readFile"]>,
): MemoryHost {
  const absolute = `${host.workingDirectory}/${file}`;
  return { ...host, readFile: (path, limits) => (path === absolute ? read(path) : host.readFile(path, limits)) };
}

function pluginCases(): readonly CorpusCase[] {
  const selected = `${baseFiles("small")["manifest.yaml"]}  ingestion: {type: first}\n  semantic_layer: {type: second}\n`;
  const files = { ...baseFiles("small"), "manifest.yaml": selected };
  const clash = (name: string, code: string, hooks: object): CorpusCase => ({
    name: `files: ${name}`,
    base: "small",
    files,
    expected: [{ code, place: undefined }],
    action: compile,
    surroundings: { plugins: [bundled("ingestion", "first", hooks), bundled("semantic_layer", "second", hooks)] },
  });
  const note = { path: outputPath("note.txt"), text: "", owner: { package: "p", version: "1.0.0" }, trace: [] };
  return [clash("two plugins write one file", "ownership/file-twice", { files: () => [note] }), outsidePackage()];
}

function bundled(kind: PluginKind, name: string, hooks: object): BundledPlugin {
  const packageJson = {
    name: `floe-${name}`,
    version: "1.0.0",
    floe: { contract: "2", kind, name, module: "index.js" },
  };
  return { packageJson, load: () => definePlugin({ kind, name, config: z.strictObject({}), ...hooks } as never) };
}

// The host in memory has no links; this one answers as a disk would.
function outsidePackage(): CorpusCase {
  const manifest = `${baseFiles("small")["manifest.yaml"]}  ingestion: {type: «first»}  #! plugin/outside-package\n`;
  const elsewhere = "/node_modules/floe-first/../";
  const subject = markedCase("a plugin whose module lies elsewhere", "manifest.yaml", manifest, {
    host: (host) => ({
      ...host,
      realPath: (path) => (path.includes(elsewhere) ? path.replace(elsewhere, "/node_modules/") : host.realPath(path)),
    }),
  });
  const metadata = { contract: "2", kind: "ingestion", name: "first", module: "../other.js" };
  const packages = {
    "package.json": JSON.stringify({ name: "project", dependencies: { "floe-first": "1.0.0" } }),
    "node_modules/floe-first/package.json": JSON.stringify({ name: "floe-first", floe: metadata }),
    "node_modules/other.js": "",
  };
  return { ...subject, files: { ...subject.files, ...packages } };
}

const stranger = { owner: 666 };
const everybody = { isOpen: true };

/** What belongs to a stranger, or can be written by everybody. */
function ownerCases(): readonly CorpusCase[] {
  const files = { ...baseFiles("small"), ...installed() };
  const placeless = (name: string, code: string, ownership: Ownership): CorpusCase => ({
    name: `files: ${name}`,
    base: "small",
    files,
    expected: [{ code, place: undefined }],
    action: compile,
    surroundings: { options: { ownership } },
  });
  const selecting = `${baseFiles("small")["manifest.yaml"]}  ingestion: {type: «first»}  #! plugin/untrusted-code\n`;
  const running = (name: string, path: string, ownership: Ownership): CorpusCase => {
    const subject = markedCase(name, "manifest.yaml", selecting, { options: { ownership } });
    return { ...subject, files: { ...subject.files, ...installed(), [path]: "" } };
  };
  const library = "/project/node_modules/library/index.js";
  return [
    placeless("a stranger's package.json", "plugin/untrusted-file", { "/project/package.json": stranger }),
    placeless("a package.json that all may write", "plugin/untrusted-file", { "/project/package.json": everybody }),
    placeless("a stranger's folder with a package.json", "plugin/untrusted-file", { "/project": stranger }),
    placeless("a stranger's node_modules", "plugin/untrusted-file", { "/project/node_modules": stranger }),
    placeless("a stranger's package", "plugin/untrusted-file", { "/project/node_modules/floe-first": everybody }),
    running("a module that all may write", "/project/node_modules/floe-first/index.js", {
      "/project/node_modules/floe-first/index.js": everybody,
    }),
    running("a file of a package that is a stranger's", "/project/node_modules/floe-first/lib/more.js", {
      "/project/node_modules/floe-first/lib/more.js": stranger,
    }),
    running("a stranger's library", library, { "/project/node_modules/library": stranger }),
    running("a stranger's node_modules further up", "/node_modules/library/index.js", { "/node_modules": stranger }),
    running("a node_modules in an open folder", "/node_modules/library/index.js", { "/": everybody }),
    strangersEnvironment(),
  ];
}

type Ownership = NonNullable<NonNullable<Surroundings["options"]>["ownership"]>;

function installed(): Readonly<Record<string, string>> {
  const metadata = { contract: "2", kind: "ingestion", name: "first", module: "index.js" };
  return {
    "package.json": JSON.stringify({ name: "project", dependencies: { "floe-first": "1.0.0" } }),
    "node_modules/floe-first/package.json": JSON.stringify({ name: "floe-first", floe: metadata }),
    "node_modules/floe-first/index.js": "",
  };
}

function strangersEnvironment(): CorpusCase {
  const manifest = baseFiles("small")["manifest.yaml"] ?? "";
  return {
    name: "files: a stranger's platform",
    base: "small",
    files: { ...baseFiles("small"), "platform/dev/manifest.yaml": manifest },
    expected: [{ code: "load/untrusted-environment", place: undefined }],
    action: { ...compile, request: { environment: "dev" } },
    surroundings: { options: { ownership: { "/project/platform/dev/manifest.yaml": stranger } } },
  };
}
