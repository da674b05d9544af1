import type { Host, PluginRuntime } from "floe-core";
import { leavingText } from "./launcher/leaving-text.ts";
import type { Session } from "./session.ts";

/** The launcher's memory of runs that wrote nothing; see launcher/run-memory.ts. */
export interface RunMemory {
  /** What tells whether a path still is what it was. */
  stamp(path: string): string;
  /** What tells whether a path still belongs to whom it did, and may be changed by whom it could. */
  ownerStamp(path: string): string;
  remember(argv: readonly string[], run: FinishedRun): void;
}

/** What a run looked at and what it printed. */
export interface ObservedRun {
  readonly stamps: Readonly<Record<string, string>>;
  readonly owners: Readonly<Record<string, string>>;
  readonly out: string;
  readonly err: string;
}

/** The same, and how it ended. */
export interface FinishedRun extends ObservedRun {
  readonly code: number;
}

/** A session that notes what it looks at, and gives the notes. */
export interface ObservedSession {
  readonly session: Session;
  /** `undefined` when the run did more than look and print: it wrote, or ran code that is not ours. */
  notes(): ObservedRun | undefined;
}

/** Observes a session. Each path is stamped before the first look at it, so that a change in between is noticed. */
export function observed(session: Session, memory: Pick<RunMemory, "stamp" | "ownerStamp">): ObservedSession {
  const stamps: Record<string, string> = {};
  const owners: Record<string, string> = {};
  const printed = { out: "", err: "" };
  let onlyLooked = true;
  const look = (path: string): void => {
    stamps[path] ??= memory.stamp(path);
  };
  const lookAtOwner = (path: string): void => {
    owners[path] ??= memory.ownerStamp(path);
  };
  const act = (): void => {
    onlyLooked = false;
  };
  const host = observedHost(session.host, { look, lookAtOwner, act });
  const { plugins } = session.context;
  const runtime: PluginRuntime = {
    ...plugins.runtime,
    importModule: (...given) => {
      act();
      return plugins.runtime.importModule(...given);
    },
    // They follow variables that a memory knows nothing of.
    otherFolders: () => {
      act();
      return plugins.runtime.otherFolders?.() ?? [];
    },
  };
  const terminal: Session["terminal"] = {
    ...session.terminal,
    out: (text, form = "plain") => {
      printed.out += leavingText(text, form);
      session.terminal.out(text, form);
    },
    err: (text, form = "plain") => {
      printed.err += leavingText(text, form);
      session.terminal.err(text, form);
    },
  };
  return {
    session: { host, context: { host, plugins: { ...plugins, runtime } }, terminal },
    notes: () => (onlyLooked ? { stamps, owners, ...printed } : undefined),
  };
}

type Look = ReturnType<
  Host["readFile"] | Host["status"] | Host["attributes"] | Host["modifiedAt"] | Host["listDirectory"]
>;

/** What a look says about the file itself. */
const lastingErrnos: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "EISDIR", "EINVAL", "EFBIG", "EOVERFLOW"]);

interface Observer {
  look(path: string): void;
  lookAtOwner(path: string): void;
  act(): void;
}

function observedHost(host: Host, { look, lookAtOwner, act }: Observer): Host {
  const noting =
    (note: (path: string) => void) =>
    <A extends readonly unknown[], T>(operation: (path: string, ...more: A) => T) =>
    (path: string, ...more: A): T => {
      note(path);
      return operation(path, ...more);
    };
  const looking = noting(look);
  const acting =
    <A extends readonly unknown[], T>(operation: (...given: A) => T) =>
    (...given: A): T => {
      act();
      return operation(...given);
    };
  // Too few descriptors or a bad sector may be gone the next time, although no file has changed.
  const lasting =
    <A extends readonly unknown[], T extends Look>(operation: (...given: A) => T) =>
    (...given: A): T => {
      const result = operation(...given);
      if (result.kind === "failed" && !lastingErrnos.has(result.failure.errno)) act();
      return result;
    };
  return {
    workingDirectory: host.workingDirectory,
    environment: host.environment,
    user: host.user,
    now: () => host.now(),
    readFile: lasting(looking(host.readFile)),
    exists: looking(host.exists),
    status: lasting(noting(lookAtOwner)(host.status)),
    // The stamp of a path has the mode and the number of the file, and making a name changes its time.
    attributes: lasting(looking(host.attributes)),
    modifiedAt: lasting(looking(host.modifiedAt)),
    listDirectory: lasting(looking(host.listDirectory)),
    realPath: looking(host.realPath),
    stageFile: acting(host.stageFile),
    stageReplacement: acting(host.stageReplacement),
    rewriteFile: acting(host.rewriteFile),
    commitFile: acting(host.commitFile),
    removeFile: acting(host.removeFile),
    removeLeftovers: acting(host.removeLeftovers),
    lock: acting(host.lock),
  };
}
