import { contextRule } from "../../checking/rule.ts";
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";
import { nodeOf } from "../../origins/located.ts";
import type { EnforcementLevel } from "../../policy/enforcement-level.ts";
import type { FileRole, ProjectFile } from "../../project/project-file.ts";
import { isForbiddenProductKey } from "../../schemas/product/forbidden-keys.ts";
import { display } from "../../secrets/display.ts";
import { dotted, pointerOf } from "../../text/pointer.ts";
import type { Span } from "../../text/span.ts";
import { policyRule } from "../governance/governance-rule.ts";
import type { OnGovernance } from "../governance/places.ts";
import { allowlistComment } from "./allowlist-comment.ts";
import { referenceDiagnostics, secretDiagnostics } from "./problems.ts";
import { type RefusedNodes, refusedNodes } from "./refused-nodes.ts";
import { type SecretFind, scanSecrets } from "./scan-secrets.ts";

/** Secrets in the keys and values of all files. What has the form of a secret is an error at every level, and so is
 *  whatever floe.yaml holds of the kind: it is the same in every environment. What only its key calls a secret is an
 *  error in a profile, and in free options of the manifest at `strict`; what only looks random is a warning. */
export const noSecretsInFiles = policyRule(
  "secret_scanning",
  contextRule<OnGovernance>({
    name: "no-secrets-in-files",
    problems: { entries: [...secretDiagnostics.entries, ...referenceDiagnostics.entries] },
    check: ({ files, options, level }) => {
      const refused = refusedNodes([...files.map(({ value }) => value), ...options]);
      return files.flatMap((file) => {
        const { role } = file;
        return findsIn(file, refused)
          .filter((find) => !isForbidden(role, find) && !isEmptyNote(find))
          .flatMap((find) => findingsOf(find, role, level));
      });
    },
  }),
);

/** What is found in a file, and in what it extends, in the values as well in whose place others stand. */
function findsIn({ value, inherits }: ProjectFile, refused: RefusedNodes): readonly SecretFind[] {
  const root = nodeOf(value);
  const finds = root === undefined ? [] : scanSecrets(root, refused);
  if (inherits === undefined) return finds;
  const known = new Set(finds.map(({ span }) => keyOfPlace(span)));
  const all = inherits.documents.flatMap((document) => scanSecrets(document.root, refused));
  return [...finds, ...all.filter(({ span }) => !known.has(keyOfPlace(span)))];
}

function keyOfPlace({ source, start }: Span): string {
  return `${start} ${source.path}`;
}

// The key does not belong in the file at all; that its value is a secret would be said twice.
function isForbidden(role: FileRole, { sign, path }: SecretFind): boolean {
  const key = path.at(-1);
  const isByName = sign.by === "name" || sign.by === "emptiness";
  return role === "product" && isByName && typeof key === "string" && isForbiddenProductKey(key);
}

// A note that is empty is nobody's setting.
function isEmptyNote({ sign, path }: SecretFind): boolean {
  return sign.by === "emptiness" && path.some((step) => String(step).startsWith("x-"));
}

function findingsOf(find: SecretFind, role: FileRole, level: EnforcementLevel): readonly Diagnostic[] {
  const allowed = canBeWithheld(find) ? allowlistComment(find.span) : undefined;
  if (allowed === undefined) return [diagnosticOf(find, role)];
  return level === "strict" && allowed.reason === ""
    ? [secretDiagnostics["allowlist-without-reason"]({}, allowed.span)]
    : [];
}

/** An allowlisted secret is not written either, so it can only stand where floe withholds values: among options and
 *  notes, and where no schema refused it. A key names its setting everywhere, in provenance too; what is only a suspicion
 *  is written anyway. */
function canBeWithheld({ sign, path, place, isRefused }: SecretFind): boolean {
  if (sign.by === "entropy" || sign.by === "emptiness") return true;
  const [root, , section, inner] = path;
  const isNote = path.some((step) => String(step).startsWith("x-"));
  const isOption =
    (root === "plugins" && section === "config") ||
    (root === "profiles" && inner === "properties") ||
    (root === "destinations" && section === "config");
  return place === "value" && !isRefused && (isNote || isOption);
}

function diagnosticOf({ sign, path, place, span }: SecretFind, role: FileRole): Diagnostic {
  const setting = dotted(pointerOf(path));
  const holder = place === "value" ? `\`${display(setting)}\`` : keyHolder(setting);
  switch (sign.by) {
    case "reference":
      return referenceDiagnostics["plaintext-secret"]({ key: lastName(path), isEmpty: sign.isEmpty }, span);
    case "try":
      return secretDiagnostics["broken-reference"]({ key: setting }, span, literalSeverity(role, path));
    case "emptiness":
      return secretDiagnostics.empty({ key: setting }, span);
    case "form":
      return secretDiagnostics[sign.group]({ holder, kind: sign.kind, length: sign.length }, span);
    case "name":
      return secretDiagnostics.plaintext({ key: setting }, span, literalSeverity(role, path));
    case "entropy":
      return secretDiagnostics["high-entropy"]({ holder, length: sign.length }, span);
  }
}

// Options of plugins are written without it, and notes are not written at all; everything else is written as it stands.
function literalSeverity(role: FileRole, path: SecretFind["path"]): { readonly severity?: Severity } {
  const isWithheld = path[0] === "plugins" || path.some((step) => String(step).startsWith("x-"));
  return role === "product" || !isWithheld ? { severity: "error" } : {};
}

function lastName(path: SecretFind["path"]): string {
  const last = path.at(-1);
  return typeof last === "number" ? dotted(pointerOf(path.slice(-2))) : String(last);
}

function keyHolder(section: string): string {
  return section === "" ? "A key of the file" : `A key of \`${display(section)}\``;
}
