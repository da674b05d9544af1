import { smallManifest, smallProduct } from "../support/small-project.ts";

/** A place where a secret is planted: the two files with it. */
export interface Plant {
  readonly name: string;
  /** `token` stands for a secret of a known form, `password` for one that only the name of its key gives away. */
  readonly needs: "token" | "password";
  readonly files: (secret: string) => { readonly manifest?: string; readonly product?: string };
}

const quoted = JSON.stringify;
const option = (line: string): { manifest: string } => ({
  manifest: smallManifest(`  lineage_backend:\n    type: ledger\n    config:\n      ${line}\n`),
});
const settings = (line: string): { manifest: string } => ({
  manifest: smallManifest().replace("type: duckdb", `type: duckdb\n    config:\n      settings:\n        ${line}`),
});
const catalog = (line: string): { manifest: string } => ({
  manifest: smallManifest(`  catalog:
    type: polaris
    config:
      uri: http://polaris:8181/api/catalog
      warehouse: demo
      oauth2: {client_id: demo, client_secret: {secret_ref: polaris}}
      properties:
        ${line}
`),
});
const product = (more: string): { product: string } => ({ product: smallProduct(more) });
const manifest = (more: string): { manifest: string } => ({ manifest: smallManifest(more) });
const escaped = (secret: string): string =>
  `"${[...secret].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"`;
const allowed = "# pragma: allowlist secret it is a canary";

/** Secrets that their form gives away, wherever they stand. */
const tokens: readonly Plant["files"][] = [
  (s) => option(`note: ${quoted(s)}`),
  (s) => option(`note: ${quoted(Buffer.from(s).toString("base64"))}`),
  (s) => option(`note: ${quoted(encodeURIComponent(`?key=${s}`))}`),
  (s) => option(`note: ${escaped(s)}`),
  (s) => option(`note: ${quoted(JSON.stringify({ inner: s }))}`),
  (s) => option(`${quoted(s)}: 1`),
  (s) => option(`note: ${quoted(s)} ${allowed}`),
  (s) => option(`${quoted(s)}: 1 ${allowed}`),
  (s) => settings(`note: ${quoted(s)} ${allowed}`),
  (s) => catalog(`note: ${quoted(s)} ${allowed}`),
  (s) => ({ product: smallProduct().replace("name: shop", `name: shop\n  description: ${quoted(s)} ${allowed}`) }),
  (s) =>
    product(
      `destinations: [{name: crm, sink_type: crm, connection_secret_ref: crm, config: {note: ${quoted(s)}}}] ${allowed}\n`,
    ),
  (s) =>
    manifest(`profiles: {compute: {more: {type: duckdb, properties: {settings: {note: ${quoted(s)}}}}}} ${allowed}\n`),
  (s) =>
    manifest(`  storage:
    type: s3
    config:
      endpoint: http://minio:9000
      bucket: lake
      region: ${quoted(s)} ${allowed}
      credentials: {mode: static, access_key_id: {secret_ref: minio, key: a}, secret_access_key: {secret_ref: minio, key: b}}
`),
  (s) => product(`    tier: ${quoted(s)}\n`),
  (s) => product(`    tier: [${quoted(s)}]\n`),
  (s) => product(`    tags: ${quoted(s)}\n`),
  (s) => product(`    tags: {${quoted(s)}: 1}\n`),
  (s) => product(`    dependsOn: [${quoted(s)}]\n`),
  (s) => product(`    qualityChecks: [{name: ${quoted(s)}, type: ${quoted(s)}}]\n`),
  (s) => product(`schedule: {cron: ${quoted(s)}, timezone: ${quoted(s)}}\n`),
  (s) => product(`${quoted(s)}: 1\n`),
  (s) => product(`x-note: 1\n${quoted(s)}: 1\n${quoted(s)}: 2\n`),
  (s) => product(`x-note: ${quoted(s)}\nx-note: ${quoted(s)}\n`),
  (s) => product(`x-note: &here ${quoted(s)}\noutputPorts: [{name: *here, schema: *here}]\n`),
  (s) => product(`x-note: *${s}\n`),
  (s) => product(`x-note: &${s} 1\nx-more: *${s}a\n`),
  (s) => product(`x-note: !${s} 1\n`),
  (s) => product(`x-note: [${s}\nx-more: 1\n`),
  (s) => product(`x-note: "${s}\nx-more: 1\n`),
  (s) => product(`x-note: ${s}: ${s}\n`),
  (s) => product(`# it was ${s}\nscedule: 1\n`),
  (s) => product(`x-note: 1 # ${s}\n x-more: 1\n`),
  // Most tokens cannot be a product's name; see the known leak in canaries.test.ts for those that can.
  (s) => ({ product: smallProduct().replace("name: shop", `name: "${s}_"`) }),
  (s) => ({ product: smallProduct().replace("../manifest.yaml", s) }),
  (s) => ({ product: `%${s}\n---\n${smallProduct()}` }),
  (s) => ({ manifest: smallManifest().replace("type: duckdb", `type: ${quoted(s)}`) }),
  (s) => ({ manifest: smallManifest().replace("owner: ", `labels: ${quoted(s)}\n  owner: `) }),
  (s) => manifest(`observability: {logging: {level: ${quoted(s)}}}\n`),
  (s) => manifest(`observability: {tracing: {endpoint: ${quoted(s)}, enabled: ${quoted(s)}}}\n`),
  (s) => manifest(`${quoted(s)}: {a: 1}\n`),
  (s) => manifest(`governance: {policy_enforcement_level: ${quoted(s)}}\n`),
];

/** Secrets that only the name of their key gives away. */
const passwords: readonly Plant["files"][] = [
  (s) => option(`api_key: ${quoted(s)}`),
  (s) => option(`api_key: [${quoted(s)}, ${quoted(s)}]`),
  (s) => option(`api_key: ${quoted(s)} ${allowed}`),
  (s) => option(`"api\\u005fkey": ${quoted(s)}`),
  (s) => option(`private_key: |\n        ${s}\n      scedule: [`),
  (s) => option(`api_key: &here ${quoted(s)}\n      note: *here\nobservability: {logging: {level: *here}}`),
  (s) => option(`note: &here ${quoted(s)}\n      api_key: *here\nobservability: {logging: {level: *here}}`),
  (s) => settings(`s3_secret_access_key: ${quoted(s)}`),
  (s) => settings(`s3_secret_access_key: [${quoted(s)}]`),
  (s) => catalog(`client-secret: ${quoted(s)}`),
  (s) => manifest(`profiles: {compute: {default: {credentials: {password: ${quoted(s)}}}}}\n`),
  (s) => manifest(`x-note: {password: ${quoted(s)}, password: ${quoted(s)}}\n`),
  (s) => product(`destinations: [{name: crm, sink_type: crm, config: {auth_token: ${quoted(s)}}}]\n`),
  (s) => product(`password: ${quoted(s)}\n`),
  (s) => product(`password: !${s} 1\n`),
  (s) => product(`password: *${s}\n`),
  (s) => product(`password: ${s} ]: [\n  : x\n`),
  (s) => product(`x-note: {user: me password: ${s}, x}\n`),
  (s) => product(`password: "${s}\nscedule: 1\n`),
  (s) => product(`password:\n    "${s}"\n   scedule: 1\n`),
  (s) => product(`# password: ${s}\nscedule: 1\n`),
  (s) => product(`x-note: postgres://me:${s}@db/raw\nscedule: 1\n`),
];

/** Every place, named by the text that it makes. */
export const plants: readonly Plant[] = [
  ...tokens.map((files) => ({ name: nameOf(files), needs: "token", files }) as const),
  ...passwords.map((files) => ({ name: nameOf(files), needs: "password", files }) as const),
];

function nameOf(files: Plant["files"]): string {
  return String(files)
    .replace(/^\(s\) => /u, "")
    .replaceAll("\n", "\\n");
}
