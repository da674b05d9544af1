import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";
import type { EnforcementLevel } from "../../policy/enforcement-level.ts";
import { forbiddenProductKeys } from "../../schemas/product/forbidden-keys.ts";
import { display } from "../../secrets/display.ts";
import { dotted, pointerOf } from "../../text/pointer.ts";
import type { YamlNode } from "../../yaml/node.ts";
import type { PolicyRun } from "../policy-run.ts";
import { allowlistComment } from "./allowlist-comment.ts";
import { secretDiagnostics } from "./problems.ts";
import { type SecretFind, scanSecrets } from "./scan-secrets.ts";

/** Secrets in the keys and values of both files. What has the form of a secret is an error at every level, and so is
 *  whatever floe.yaml holds of the kind: it is the same in every environment. What only its key calls a secret is an
 *  error in a profile, and in free options of the manifest at `strict`; what only looks random is a warning. */
export function plaintextSecrets(
  files: { readonly manifest: YamlNode | undefined; readonly product: YamlNode | undefined },
  level: EnforcementLevel,
): PolicyRun {
  const manifest = files.manifest === undefined ? [] : scanSecrets(files.manifest);
  const inManifest = manifest.flatMap((find) =>
    findingOf(find, { level, literal: find.path[0] === "profiles" || level === "strict" ? "error" : "warning" }),
  );
  const product = files.product === undefined ? [] : scanSecrets(files.product);
  const inProduct = product
    .filter((find) => !isRefusedKey(find))
    .flatMap((find) => findingOf(find, { level, literal: "error" }));
  return { policy: "secret_scanning", ran: true, diagnostics: [...inManifest, ...inProduct], read: [] };
}

interface Rules {
  readonly level: EnforcementLevel;
  /** How a literal under a sensitive name is reported. */
  readonly literal: Severity;
}

function findingOf(find: SecretFind, rules: Rules): readonly Diagnostic[] {
  const allowed = canBeWithheld(find) ? allowlistComment(find.span) : undefined;
  if (allowed === undefined) return [diagnosticOf(find, rules)];
  return rules.level === "strict" && allowed.reason === ""
    ? [secretDiagnostics["allowlist-without-reason"]({}, allowed.span)]
    : [];
}

/** An allowlisted secret is not written either, so it can only stand where floe withholds values: among options and
 *  notes. A key names its setting everywhere, in provenance too; what is only a suspicion is written anyway. */
function canBeWithheld({ sign, path, place }: SecretFind): boolean {
  if (sign.by === "entropy") return true;
  const [root, , section, inner] = path;
  const isNote = path.some((step) => String(step).startsWith("x-"));
  const isOption =
    (root === "plugins" && section === "config") ||
    (root === "profiles" && inner === "properties") ||
    (root === "destinations" && section === "config");
  return place === "value" && (isNote || isOption);
}

function diagnosticOf({ sign, path, place, span }: SecretFind, { literal }: Rules): Diagnostic {
  const setting = dotted(pointerOf(path));
  const holder = place === "value" ? `\`${display(setting)}\`` : keyHolder(setting);
  switch (sign.by) {
    case "form":
      return secretDiagnostics[sign.group]({ holder, kind: sign.kind, length: sign.length }, span);
    case "name":
      return secretDiagnostics.plaintext({ key: setting }, span, { severity: literal });
    case "entropy":
      return secretDiagnostics["high-entropy"]({ holder, length: sign.length }, span);
  }
}

function keyHolder(section: string): string {
  return section === "" ? "A key of the file" : `A key of \`${display(section)}\``;
}

// The key is refused where it stands; that its value is a secret would be said twice.
function isRefusedKey({ sign, path }: SecretFind): boolean {
  const key = path.at(-1);
  return sign.by === "name" && typeof key === "string" && refusedKeys.has(folded(key));
}

function folded(key: string): string {
  return key.toLowerCase().replace(/[-_]/gu, "");
}

const refusedKeys: ReadonlySet<string> = new Set(forbiddenProductKeys.map(folded));
