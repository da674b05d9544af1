import {
  at,
  besideProfile,
  builtin,
  type CheckContext,
  derived,
  originRule,
  type SelectedLake,
  type TracedJson,
  withEnvVars,
} from "floe-core/plugin";
import type { DuckDbConfig } from "./duckdb-config.ts";
import { isText, lakeOption, lakeTable, lakeText } from "./lake-options.ts";
import { type LakePart, noPart } from "./lake-part.ts";

type Context = Pick<CheckContext<DuckDbConfig>, "config" | "objectStorage">;

/** What lets DuckDB into the platform's storage: a secret for the bucket, and the bucket as the place of external tables. */
export function storagePart({ config, objectStorage: storage }: Context): LakePart {
  const use = at(config, "use_storage");
  if (!use.value || storage === undefined) return noPart;
  const part = parts[storage.type.value]?.(storage);
  return part ?? noPart;
}

const parts: Readonly<Record<string, (storage: SelectedLake) => LakePart>> = {
  s3: (storage) => {
    const secret = { ...awsSecret(storageSecret, storage), ...s3Address(storage), ...scopeOf(storage, "s3://") };
    return bucketPart({ storage, scheme: "s3://" }, secret, ["httpfs", ...(isChain(secret) ? ["aws"] : [])]);
  },
  gcs: (storage) => {
    const keys = lakeTable(storage, "credentials");
    const secret = { ...named("gcs"), ...(keys === undefined ? {} : keyPair(keys)), ...scopeOf(storage, "gs://") };
    return bucketPart({ storage, scheme: "gs://" }, secret, ["httpfs"]);
  },
  azure: (storage) => {
    const secret = { ...named("azure"), ...azureSecret(storage), ...scopeOf(storage, "az://") };
    return bucketPart({ storage, scheme: "az://" }, secret, ["azure"]);
  },
  local: (storage) => {
    const [path, bucket] = [lakeText(storage, "path"), lakeText(storage, "bucket")];
    if (path === undefined || bucket === undefined) return noPart;
    const folder = derived(folderRule, `${path.value.replace(/\/+$/u, "")}/${bucket.value}`, [path, bucket]);
    const root = path.value.startsWith("/") ? folder : besideProfile(folder);
    return { ...noPart, more: { external_root: root } };
  },
};

interface Bucket {
  readonly storage: SelectedLake;
  readonly scheme: string;
}

function bucketPart(
  { storage, scheme }: Bucket,
  secret: Readonly<Record<string, TracedJson>>,
  extensions: readonly string[],
): LakePart {
  const bucket = lakeText(storage, "bucket");
  const root = bucket && derived(rootRule, `${scheme}${bucket.value}`, [storage.type, bucket]);
  return { extensions, secrets: [secret], attach: [], more: root === undefined ? {} : { external_root: root } };
}

const storageSecret = "floe_storage";

function named(type: string): Readonly<Record<string, TracedJson>> {
  return { type: builtin(type, "the kind of secret in DuckDB"), name: builtin(storageSecret, "its name there") };
}

/** Keys or role of AWS, or those that the environment has. */
export function awsSecret(name: string, lake: SelectedLake): Readonly<Record<string, TracedJson>> {
  const credentials = lakeTable(lake, "credentials");
  const region = lakeOption(lake, "region");
  const mode = credentials && lakeText(credentials, "mode")?.value;
  const role = credentials !== undefined && mode === "iam_role" ? lakeOption(credentials, "role_arn") : undefined;
  const keys = credentials === undefined || mode !== "static" ? {} : keyPair(credentials);
  const chain = role === undefined ? {} : { chain: derived(chainRule, "sts", [role]), assume_role_arn: role };
  return {
    type: builtin("s3", "the kind of secret in DuckDB"),
    name: builtin(name, "its name there"),
    ...(Object.keys(keys).length > 0
      ? keys
      : { provider: builtin("credential_chain", "the environment's own"), ...chain }),
    ...(region === undefined ? {} : { region }),
  };
}

function isChain(secret: Readonly<Record<string, TracedJson>>): boolean {
  return "provider" in secret;
}

function keyPair(credentials: Pick<SelectedLake, "config">): Readonly<Record<string, TracedJson>> {
  const [id, secret] = [lakeOption(credentials, "access_key_id"), lakeOption(credentials, "secret_access_key")];
  return id === undefined || secret === undefined ? {} : { key_id: withEnvVars(id), secret: withEnvVars(secret) };
}

/** Where an S3 service is that is not AWS: DuckDB wants host and port, and the protocol apart from them. */
function s3Address(storage: SelectedLake): Readonly<Record<string, TracedJson>> {
  const style = lakeOption(storage, "path_style_access");
  const words = style?.value === true ? "path" : "vhost";
  const styled = style === undefined ? {} : { url_style: derived(styleRule, words, [style]) };
  const endpoint = lakeOption(storage, "endpoint");
  if (endpoint === undefined) return styled;
  if (!isText(endpoint)) return { ...styled, endpoint: withEnvVars(endpoint) };
  const [, scheme = "", host = ""] = /^(https?):\/\/(.*?)\/*$/iu.exec(endpoint.value) ?? [];
  return {
    ...styled,
    endpoint: derived(hostRule, host, [endpoint]),
    use_ssl: derived(protocolRule, scheme.toLowerCase() === "http" ? "false" : "true", [endpoint]),
  };
}

function azureSecret(storage: SelectedLake): Readonly<Record<string, TracedJson>> {
  const credentials = lakeTable(storage, "credentials");
  const account = lakeOption(storage, "account");
  const whole = lakeOption(storage, "connection_string");
  if (whole !== undefined) return { connection_string: withEnvVars(whole) };
  const client = credentials && lakeOption(credentials, "client_id");
  const secret = credentials && lakeOption(credentials, "client_secret");
  const tenant = lakeOption(storage, "tenant");
  const login =
    client === undefined || secret === undefined || tenant === undefined
      ? { provider: builtin("credential_chain", "the environment's own") }
      : {
          provider: derived(principalRule, "service_principal", [client]),
          tenant_id: tenant,
          client_id: withEnvVars(client),
          client_secret: withEnvVars(secret),
        };
  return { ...login, ...(account === undefined ? {} : { account_name: account }) };
}

function scopeOf(storage: SelectedLake, scheme: string): Readonly<Record<string, TracedJson>> {
  const bucket = lakeText(storage, "bucket");
  return bucket === undefined ? {} : { scope: derived(rootRule, `${scheme}${bucket.value}`, [storage.type, bucket]) };
}

const rootRule = originRule("bucket-address", "the bucket with the protocol of its storage");
const folderRule = originRule("storage-folder", "the folder of the local storage");
const chainRule = originRule("assumed-role", "a role of AWS is taken on with what the environment has");
const styleRule = originRule("url-style", "where the name of the bucket stands in an address, in DuckDB's words");
const hostRule = originRule("storage-host", "host and port of the storage's address");
const protocolRule = originRule("storage-protocol", "whether the storage's address begins with `https`");
const principalRule = originRule("service-principal", "an OAuth2 client of Azure logs in");
