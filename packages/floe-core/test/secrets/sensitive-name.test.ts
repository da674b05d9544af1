import { describe, expect, test } from "vitest";
import { sensitiveName } from "../../src/secrets/sensitive-name.ts";

/** Names by what they say: `all` values are secrets, all but some, or none is. */
const names: Readonly<Record<string, readonly string[]>> = {
  all: `password PASSWORD Password passWord pass_word db.password db-passwd userPwd passphrase key_passphrase passcode secret
    client_secret clientSecret CLIENT-SECRET webhook_secret hmac_secret token TOKEN bearer_token authToken
    access_token sas_token api_key API-key apiKey apikey x-api-key openai_api_key access_key aws.secretAccessKey
    s3_secret_access_key secret_key private_key ssh_private_key encryption_key signing_key master_key account_key
    storage_key tls_key tls_cert connection_string connectionString conn_str db_dsn dsn sas psk credential passwords api_keys
    password_prod password2 password_2 token_old secret_base64 api_key_value PASSWORD_ _password client_secret_staging
    secret_id`.split(/\s+/u),
  misspelt:
    `passwrd pasword passowrd passwrod paswsord pssword p4ssw0rd passw0rd dbpasswrd db_pasword secert secrt client_secrt
    client_secert secert_key scret_key api_kye apikye api_ky acess_key acces_key accesskye private_kye pirvate_key tokn toekn
    t0ken auth_tokne acess_tokn credentail passphrse passwort encrpytion_key`.split(/\s+/u),
  none: `key name user username token_url token_uri token_endpoint token_ttl token_lifetime_seconds token_type token_audience
    token_endpoint_auth_method token_bucket_size secret_name secret_ref connection_secret_ref secret_store secret_namespace
    secret_scanning secrets_manager secret_key_ref password_policy password_file password_path password_min_length
    password_rotation_days password_encoder credential_mode credential_type credentials_ref credential_provider
    access_key_id api_key_header api_key_name public_key partition_key primary_key sort_key surrogate_key cache_key key_id
    keyfile compass bypass passenger passport passthrough passive secretary secretariat tokenizer tokenize taken broken
    description access process address class classes passes existing_secret image_pull_secrets monkey turkey sector
    assword_hint crossword keyword keywords connection connector tls_cert_file certificate accessible
    paraphrase dataset design x-note`.split(/\s+/u),
};

describe("a name under which every value is a secret", () => {
  test.each(names["all"] ?? [])("%s", (name) => {
    expect(sensitiveName(name)).toEqual({ spares: new Set(), isMisspelt: false });
  });
});

describe("a slip of the finger in one", () => {
  test.each(names["misspelt"] ?? [])("%s", (name) => {
    expect(sensitiveName(name)).toEqual({ spares: new Set(), isMisspelt: true });
  });
});

describe("a name of what is no secret", () => {
  test.each(names["none"] ?? [])("%s", (name) => expect(sensitiveName(name)).toBeUndefined());
});

describe("a name under which some values are none", () => {
  test.each([
    ["max_token", "number"],
    ["max_tokens", "number"],
    ["tokens", "number"],
    ["total_tokens", "number"],
    ["require_password", "boolean"],
    ["use_token", "boolean"],
    ["refresh_token", "boolean"],
    ["db_pass", "boolean"],
    ["automountServiceAccountToken", "boolean"],
    ["credentials", "map"],
    ["secrets", "map"],
    ["secret_budget", "boolean map number"],
    ["token_foo", "boolean map number"],
  ])("%s: %s", (name, spared) => {
    expect([...(sensitiveName(name)?.spares ?? [])].sort().join(" ")).toBe(spared);
  });
});

describe("letters that look like Latin ones are taken for them", () => {
  test.each(["раssword", "pаsswоrd", "ｐａｓｓｗｏｒｄ", "pásswörd", "pass\u200bword", "tоkеn", "αpi_key", "ѕесrеt"])(
    "%s",
    (name) => {
      expect(sensitiveName(name)).toBeDefined();
    },
  );
});

test("a name is judged by its end, however long it is", () => {
  expect(sensitiveName(`${"a".repeat(1_000_000)}_password`)).toBeDefined();
  expect(sensitiveName(`password_${"a".repeat(1_000_000)}`)).toBeUndefined();
});
