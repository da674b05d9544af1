import { describe, expect, test } from "vitest";
import { runRulesAt } from "../../src/checking/run-rules.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { locatedDocument } from "../../src/origins/located.ts";
import { noMarks } from "../../src/origins/marks.ts";
import type { EnforcementLevel } from "../../src/policy/enforcement-level.ts";
import type { FileRole, ProjectFile } from "../../src/project/project-file.ts";
import { noSecretsInFiles } from "../../src/rules/secrets/no-secrets-in-files.ts";
import { rootOf } from "../yaml/found-in.ts";

const token = `ghp_${"a1B2c3D4e5F6".repeat(3)}`;
const awsSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYq8Zk3LmNo2";

/** The findings in a manifest, as `severity code line:column`. */
function inManifest(text: string, level: EnforcementLevel = "warn"): readonly string[] {
  return listed(findingsIn("manifest", text, level));
}

function inProduct(text: string, level: EnforcementLevel = "off"): readonly string[] {
  return listed(findingsIn("product", text, level));
}

function findingsIn(role: FileRole, text: string, level: EnforcementLevel): readonly Diagnostic[] {
  const nothing = { manifest: undefined, product: undefined, plugins: new Map(), options: [] };
  return runRulesAt(level, [noSecretsInFiles], { ...nothing, files: [fileOf(role, text)], level }).findings;
}

function fileOf(role: FileRole, text: string): ProjectFile {
  const root = rootOf(text);
  const document = { source: root.span.source, root };
  return { role, name: "manifest.yaml", document, value: locatedDocument(document, { value: {}, marks: noMarks }) };
}

function listed(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ severity, code, span }) => {
    const before = span?.source.text.slice(0, span.start).split("\n") ?? [];
    return `${severity} ${code} ${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  });
}

describe("what has the form of a secret", () => {
  test.each(["off", "warn", "strict"] as const)("is an error at %s", (level) => {
    expect(inManifest(`note: ${token}\n`, level)).toEqual(["error secrets/known-token 1:7"]);
  });

  test("is found in keys and lists, and reported once for an alias", () => {
    expect(inManifest(`a: &t ${token}\nb: [*t, ${token}]\n${token}: 1\n`)).toEqual([
      "error secrets/known-token 1:7",
      "error secrets/known-token 2:9",
      "error secrets/known-token 3:1",
    ]);
  });

  test.each([
    ["a pair under `credential`", "credential: client-1:Tr0ub4dor\n"],
    ["a pair under `auth`", "basic_auth: me:Tr0ub4dor\n"],
    ["an authorization header", "headers: {Authorization: Bearer Tr0ub4dor3}\n"],
    ["the secret half of an AWS key, by its name", `secret_access_key: ${awsSecret}\n`],
    ["the same, beside a key", `other: ${awsSecret}\nid: AKIAQ7ZPXW2LKVTRMBNY\n`],
    ["a Kubernetes Secret", "kind: Secret\ndata: {password: aHVudGVyMg==}\n"],
  ])("is known by its surroundings: %s", (_, text) => {
    expect(inManifest(text)[0]).toMatch(/^error secrets\/known-token/u);
  });

  test.each([
    ["a private key", "note: |\n  -----BEGIN OPENSSH PRIVATE KEY-----\n  b3BlbnNz\n", "private-key"],
    ["a private key with written breaks", 'note: "-----BEGIN EC PRIVATE KEY-----\\\\nMHcCAQ"\n', "private-key"],
    ["an address with a password", "uri: postgres://me:Tr0ub4dor@db/raw\n", "url-password"],
  ])("has a code of its own: %s", (_, text, name) => {
    expect(inManifest(text)[0]).toMatch(new RegExp(`^error secrets/${name} `, "u"));
  });
});

describe("a literal under a sensitive name", () => {
  const text = "plugins: {lineage_backend: {config: {api_key: Tr0ub4dor}}}\n";

  test("is a warning in the manifest's options, and an error at `strict`", () => {
    expect(inManifest(text, "off")).toEqual(["warning secrets/plaintext 1:47"]);
    expect(inManifest(text, "strict")).toEqual(["error secrets/plaintext 1:47"]);
  });

  test("is an error in a profile and in floe.yaml at every level", () => {
    expect(inManifest("profiles: {compute: {a: {properties: {pwd: Tr0ub4dor}}}}\n", "off")).toEqual([
      "error secrets/plaintext 1:44",
    ]);
    expect(inProduct("destinations: [{config: {auth_token: Tr0ub4dor}}]\n")).toEqual(["error secrets/plaintext 1:38"]);
  });

  test("is not said again of a key that floe.yaml cannot have at all", () => {
    expect(inProduct("password: Tr0ub4dor\n")).toEqual([]);
  });

  test("is no more than a warning where it is not written: in the options of plugins, and in notes", () => {
    expect(inManifest("plugins: {identity: {config: {token: abc}}}\n")).toEqual(["warning secrets/plaintext 1:38"]);
    expect(inManifest("x-token: abc\n")).toEqual(["warning secrets/plaintext 1:10"]);
    expect(inManifest("observability: {attributes: {token: abc}}\n")).toEqual(["error secrets/plaintext 1:37"]);
  });

  test.each([
    "$uperS3cret99",
    "your-Real-P4ss",
    "add-9fK2Lq",
    "secret:hunter2x",
    "<hunter2x>",
    '"%hunter2%"',
    '"[hunter2x]"',
    "password",
    "changeme",
    '"***"',
    "${X}",
    "\"{{ env_var('X') }}\"",
    "none",
    '"null"',
    '"   "',
    "abc",
    "x",
    "0",
    "0000000000",
    "1234.5",
    "true",
    "no",
    "|\n      hunter2x\n      more",
    ">-\n      hunter2x",
  ])("is a secret whatever it looks like: %s", (value) => {
    expect(inOption(`password: ${value}`)).toEqual(["warning secrets/plaintext 4:15"]);
  });

  test("is one behind an anchor, and inside of a flow map", () => {
    expect(inOption("password: &here hunter2x")).toEqual(["warning secrets/plaintext 4:21"]);
    expect(inOption("db: {host: a, password: hunter2x}")).toEqual(["warning secrets/plaintext 4:29"]);
  });

  test("is one in each item of a list", () => {
    expect(inOption("password: [hunter2x, 1, {secret_ref: a}]")).toEqual([
      "warning secrets/plaintext 4:16",
      "warning secrets/plaintext 4:26",
    ]);
  });

  test.each(["{hunter2x}", "{hunter2x: null}", "{value: hunter2x}", "\n      value: hunter2x", "[{a: b}]"])(
    "is a map as a whole, whose keys may be the secret: %s",
    (value) => expect(inOption(`password: ${value}`)).toHaveLength(1),
  );

  test("holds what has a known form: that says more", () => {
    expect(inOption(`password: {value: ${token}}`)).toEqual(["error secrets/known-token 4:23"]);
  });

  test("is known through an alias", () => {
    expect(inOption("note: &a hunter2x\n    password: *a")).toEqual(["warning secrets/plaintext 5:15"]);
  });

  test.each(["{secret_ref: a, key: 1}", "{secret_ref: 1}", "{secret_ref: a, kee: b}", "{secretRef: a}", "{key: b}"])(
    "is said to be no reference where it is meant as one: %s",
    (value) => expect(inOption(`password: ${value}`)).toEqual(["warning secrets/broken-reference 4:5"]),
  );

  test.each(["", "null", "~", '""', "[]", "{}"])("is said to be missing where it is empty: `%s`", (value) => {
    expect(inOption(`password: ${value}`).map((found) => found.split(" ").slice(0, 2).join(" "))).toEqual([
      "warning secrets/empty",
    ]);
  });

  test.each([
    "client_secret: {secret_ref: polaris, key: secret}",
    "api_keys: [{secret_ref: a}, {secret_ref: b, key: c}]",
    "max_token: 4096",
    "require_password: true",
    "token_url: http://polaris/token",
    "password_file: /run/secrets/db",
    "secrets: {store: vault}",
  ])("is not %s", (line) => {
    expect(inOption(line)).toEqual([]);
  });
});

/** The findings about an option of a plugin, which stands on line 4. */
function inOption(line: string): readonly string[] {
  return inManifest(`plugins:\n lineage_backend:\n  config:\n    ${line}\n`);
}

test("what only looks random is a warning at every level", () => {
  expect(inManifest("note: q7Zp2Xw9Lk4Vt8Rm3Bn6Yc1Hs5Jd\n", "strict")).toEqual(["warning secrets/high-entropy 1:7"]);
});

describe("an allowlist comment", () => {
  test.each([
    `x-note: ${token} # pragma: allowlist secret an invented one`,
    `x-note: "${token}" # gitleaks:allow an invented one`,
    `x-note: {a: ${token}, b: 1} # pragma: allowlist secret an invented one`,
    `x-note: | # pragma: allowlist secret an invented one\n  ${token}`,
  ])("silences the finding on its line: %s", (text) => {
    expect(inManifest(`${text}\n`, "strict")).toEqual([]);
  });

  test("needs a reason at `strict`", () => {
    const text = `x-note: ${token} # pragma: allowlist secret\n`;
    expect(inManifest(text, "warn")).toEqual([]);
    expect(inManifest(text, "strict")).toEqual([`error secrets/allowlist-without-reason 1:${10 + token.length}`]);
  });

  test("silences no other line, and no key", () => {
    expect(inManifest(`# pragma: allowlist secret no\nx-note: ${token}\n`)).toHaveLength(1);
    expect(inManifest(`${token}: 1 # pragma: allowlist secret no\n`)).toHaveLength(1);
  });

  test("helps only where floe can withhold the value", () => {
    const comment = "# pragma: allowlist secret an invented one";
    expect(inManifest(`metadata:\n  description: ${token} ${comment}\n`)).toHaveLength(1);
    expect(inManifest(`plugins: {catalog: {config: {note: ${token}}}} ${comment}\n`)).toEqual([]);
    expect(inManifest(`note: q7Zp2Xw9Lk4Vt8Rm3Bn6Yc1Hs5Jd ${comment}\n`)).toEqual([]);
  });

  test("stands in a comment and not in a value", () => {
    expect(inManifest(`x-note: "${token}# pragma: allowlist secret no"\n`)).toHaveLength(1);
  });
});

test("no finding shows its value or the lines around it", () => {
  const diagnostics = findingsIn("manifest", `a: ${token}\napi_key: Tr0ub4dor\n`, "warn");
  expect(diagnostics.map(({ frame }) => frame)).toEqual(["hidden", "hidden"]);
  expect(JSON.stringify(diagnostics.map(({ message, help }) => [message, help]))).not.toMatch(/ghp_|Tr0ub/u);
});
