import { lineText, positionAt } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";

/** A comment that silences findings about the value on its line. */
export interface AllowlistComment {
  /** Empty when none is given. */
  readonly reason: string;
  readonly span: Span;
}

/** The allowlist comment at the end of the line where a value ends or begins; that of a block text stands behind its
 *  `|`. The forms are those of detect-secrets and gitleaks. */
export function allowlistComment({ source, start, end }: Span): AllowlistComment | undefined {
  for (const from of [end, start]) {
    const { line, column } = positionAt(source, from);
    const rest = lineText(source, line)?.slice(column - 1) ?? "";
    const match = form.exec(rest);
    if (match === null) continue;
    const [, before = "", mark = "", reason = ""] = match;
    const at = from + match.index + before.length;
    return { reason: reason.trim(), span: { source, start: at, end: at + mark.length } };
  }
  return undefined;
}

const form =
  /(^|\s)(#(?:[^#]{0,200}\s)?(?:pragma:\s?(?:allowlist|whitelist)\s+secret|gitleaks:allow)(?![\w-]))[\s:,(–—-]*(.*)$/iu;
