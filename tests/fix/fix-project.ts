import type { MemoryHost } from "floe-core/testing";
import { validate } from "../../packages/floe-cli/src/commands/validate.ts";
import type { Session } from "../../packages/floe-cli/src/session.ts";
import { smallProject } from "../support/small-project.ts";

/** What `floe validate --fix` did: what it printed, how it ended, and the files then. */
export interface FixRun {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
  readonly files: Readonly<Record<string, string>>;
}

interface FixOptions extends NonNullable<Parameters<typeof smallProject>[1]> {
  readonly format?: "human" | "json";
  /** What the command names: both files unless told otherwise. */
  readonly paths?: readonly string[];
  /** Changes the host that the command gets. */
  readonly host?: (host: MemoryHost) => MemoryHost;
}

/** Runs `floe validate --fix` on the small project. */
export async function runFix(files: Parameters<typeof smallProject>[0], options: FixOptions = {}): Promise<FixRun> {
  const {
    format = "human",
    host: wrap = (host) => host,
    paths = ["shop/floe.yaml", "manifest.yaml"],
    ...memory
  } = options;
  const project = smallProject(files, memory);
  const host = wrap(project.host);
  const out: string[] = [];
  const err: string[] = [];
  const session: Session = {
    host,
    context: { ...project.context, host },
    terminal: {
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      color: "never",
      live: false,
    },
  };
  const exitCode = await validate.run({ argument: paths, options: { fix: true, format } }, session);
  return { out: out.join(""), err: err.join(""), exitCode, files: host.files() };
}
