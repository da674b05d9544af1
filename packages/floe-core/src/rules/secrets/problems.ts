import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";
import { describeSecret } from "../../secrets/withhold.ts";

interface Found {
  /** The setting as a message begins with it, such as `plugins.catalog.config.uri` in backticks. */
  readonly holder: string;
  /** The rule that found it. */
  readonly kind: string;
  readonly length: number;
}

const found = ({ holder, kind, length }: Found): string => `${holder} holds ${describeSecret(kind, length)}.`;

const byReference = "Write a reference instead:\n    secret_ref: name-of-the-secret\n    key: key-inside-it";
const allowlist =
  "An option that holds no secret is allowlisted with `# pragma: allowlist secret <reason>` at the end of its line; what has the form of a secret is withheld from the outputs all the same.";

/** Findings about secrets in the files. None shows the value, a part of it, a digest of it, or its line. */
export const secretDiagnostics = defineDiagnostics("secrets", {
  "known-token": problem({
    severity: "error",
    frame: "hidden",
    message: found,
    help: (_: Found) => `Revoke it: whoever reads the repository has it. ${byReference}`,
    docs: {
      cause: `A key or a value has the form of a token of a known service, and the message names which. An error at every enforcement level. ${allowlist}`,
      example: "plugins:\n  lineage_backend:\n    type: ledger\n    config: {note: ghp_<36 letters and digits>}\n",
      fix: "Revoke the token, put a new one into your secret store and write `{secret_ref: NAME}`.",
    },
  }),
  "private-key": problem({
    severity: "error",
    frame: "hidden",
    message: found,
    help: (_: Found) => `Replace the key pair: whoever reads the repository has it. ${byReference}`,
    docs: {
      cause: `A value holds a private key in PEM or OpenPGP form. An error at every enforcement level. ${allowlist}`,
      example: "tls: |\n  -----BEGIN EC PRIVATE KEY-----\n  …\n",
      fix: "Make a new key pair, put the key into your secret store and write `{secret_ref: NAME}`.",
    },
  }),
  "url-password": problem({
    severity: "error",
    frame: "hidden",
    message: found,
    help: (_: Found) => "Write the address without user and password, and give those as references.",
    docs: {
      cause: `An address or a connection string has a password in it. An error at every enforcement level. ${allowlist}`,
      example: "uri: https://<user>:<password>@catalog.example.com\n",
      fix: "Take the password out, change it, and refer to it with `{secret_ref: NAME}`; a whole address can be a reference too.",
    },
  }),
  plaintext: problem({
    severity: "warning",
    atStrict: "error",
    frame: "hidden",
    message: (p: { key: string }) =>
      `\`${display(p.key)}\` holds a secret in plain text; its value is not written to any output.`,
    help: () => "Use secret_ref instead of plaintext:\n    secret_ref: name-of-the-secret\n    key: key-inside-it",
    docs: {
      cause:
        "A setting has a sensitive name, or one with a slip of the finger such as `passwrd`, and a value that is no reference. Whatever it looks like, it may be the secret: `changeme`, `${PASSWORD}`, `{{ env_var('PASSWORD') }}`, `12345`, a list or a map are no references, and floe resolves none of them. Whatever needs the value will not get it: outputs hold references only. In the options of plugins in manifest.yaml a warning at `off` and `warn`, an error at `strict`; everywhere else in manifest.yaml, as in `profiles`, and in floe.yaml an error at every level.",
      example: "plugins:\n  lineage_backend:\n    type: ledger\n    config: {api_key: not-a-reference}\n",
      fix: "Put the value into your secret store and write `{secret_ref: NAME}`.",
    },
  }),
  "broken-reference": problem({
    severity: "warning",
    atStrict: "error",
    frame: "hidden",
    message: (p: { key: string }) =>
      `\`${display(p.key)}\` is no reference to a secret; its value is not written to any output.`,
    help: () => "A reference has `secret_ref`, and `key` where the secret has several values; both are texts.",
    docs: {
      cause:
        "A map under a sensitive name is meant as a reference, and floe cannot resolve it: a key is misspelt or one too many, or a name is no text. As severe as `secrets/plaintext`.",
      example:
        "plugins:\n  lineage_backend:\n    type: ledger\n    config: {api_key: {secret_ref: marquez, field: api-key}}\n",
      fix: "Write `{secret_ref: NAME}` or `{secret_ref: NAME, key: KEY}`, and nothing else.",
    },
  }),
  empty: problem({
    severity: "warning",
    frame: "hidden",
    message: (p: { key: string }) => `\`${display(p.key)}\` is empty, and no reference to a secret.`,
    help: () => "Use secret_ref, or remove the key:\n    secret_ref: name-of-the-secret\n    key: key-inside-it",
    docs: {
      cause:
        "A setting has a sensitive name and no value: `null`, an empty text, list or map. Nothing is there to leak, and it is written as it stands; but whatever reads it gets no secret.",
      example: 'plugins:\n  lineage_backend:\n    type: ledger\n    config: {api_key: ""}\n',
      fix: "Write `{secret_ref: NAME}`, or remove the key where no secret is needed.",
    },
  }),
  "high-entropy": problem({
    severity: "warning",
    frame: "hidden",
    message: (p: { holder: string; length: number }) =>
      `${p.holder} may hold a key: ${describeSecret("unknown", p.length)} looks random.`,
    help: () =>
      "If it is one, write a secret_ref. If not: `# pragma: allowlist secret <reason>` at the end of the line.",
    docs: {
      cause:
        "A value of 20 characters or more has the entropy of a key, holds no word, and is no digest, UUID, address or version. It is written to the outputs as it stands: this is a suspicion only.",
      example: "project: <32 random letters and digits>\n",
      fix: "Refer to a secret with `{secret_ref: NAME}`; allowlist what is none with a reason.",
    },
  }),
  "allowlist-without-reason": problem({
    severity: "error",
    frame: "hidden",
    message: () => "A finding about a secret is silenced here without a reason.",
    help: () => "Say why: `# pragma: allowlist secret <reason>`.",
    docs: {
      cause: "At enforcement level `strict` an allowlist comment needs a reason behind it.",
      example: "password: <a test value> # pragma: allowlist secret\n",
      fix: "Write the reason at the end of the comment, or replace the value by a reference.",
    },
  }),
});

/** A literal where the schema takes a reference to a secret only. */
export const referenceDiagnostics = defineDiagnostics("schema", {
  "plaintext-secret": problem({
    severity: "error",
    frame: "hidden",
    message: (p: { key: string; isEmpty: boolean }) =>
      `\`${display(p.key)}\` ${p.isEmpty ? "is empty" : "holds its value in plain text"}; it must be a reference.`,
    help: () => "Use secret_ref instead of plaintext:\n    secret_ref: name-of-the-secret\n    key: key-inside-it",
    docs: {
      cause: "A sensitive field holds its value. floe takes references only, and never writes a secret to any output.",
      example:
        "profiles:\n  catalogs:\n    default:\n      uri: http://polaris:8181/api/catalog\n      warehouse: demo\n      credentials: {client_secret: not-a-reference}\n",
      fix: "Put the value into your secret store and write `{secret_ref: NAME}` here.",
    },
  }),
});
