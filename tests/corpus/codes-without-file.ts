/** Codes that no text of a file can cause, with the test that does. */
export const codesWithoutFile: ReadonlyMap<string, string> = new Map([
  // What happens to files while they are corrected, and what is left out of a report.
  ["fix/file-changed", "tests/fix/uncertain-fixes.test.ts"],
  ["fix/refused", "tests/hostile/fix.test.ts"],
  ["fix/unwritable", "tests/fix/uncertain-fixes.test.ts"],
  ["report/left-out", "packages/floe-core/test/diagnostics/render/sarif.test.ts"],
  // Whose the files are that a manifest extends, and how many there are.
  ["extends/untrusted", "tests/hostile/extends.test.ts"],
  ["extends/too-deep", "tests/e2e/extends.test.ts"],
  ["parent/untrusted", "tests/hostile/extends.test.ts"],
  ["parent/too-deep", "tests/e2e/tiers.test.ts"],
  // What the command line names.
  ["paths/no-product", "packages/floe-cli/test/find-products.test.ts"],
  ["paths/passed-over", "tests/e2e/many-products.test.ts"],
  ["paths/product-above", "tests/e2e/many-products.test.ts"],
  ["paths/strangers-product", "packages/floe-cli/test/find-products.test.ts"],
  ["paths/too-much", "packages/floe-cli/test/find-products.test.ts"],
  ["paths/unsearchable", "packages/floe-cli/test/find-products.test.ts"],
  ["paths/no-working-directory", "packages/floe-cli/test/find-products.test.ts"],
  // What the dbt of a machine says.
  ["dbt/parse-failed", "tests/e2e/ask-dbt.test.ts"],
  ["dbt/not-asked", "tests/e2e/ask-dbt.test.ts"],
  // What stands in a folder with several products.
  ["workspace/own-file", "packages/floe-cli/test/workspace.test.ts"],
  // What `floe init` finds in a folder.
  ["init/adapter-without-plugin", "packages/floe-cli/test/init.test.ts"],
  ["init/engine-options", "packages/floe-cli/test/init.test.ts"],
  ["init/kept", "packages/floe-cli/test/init.test.ts"],
  ["init/leads-away", "tests/hostile/init.test.ts"],
  ["init/not-empty", "packages/floe-cli/test/init.test.ts"],
  ["init/own-profiles", "packages/floe-cli/test/init.test.ts"],
  ["init/profile-name", "packages/floe-cli/test/init.test.ts"],
  ["init/target-name", "packages/floe-cli/test/init.test.ts"],
  ["init/unset-vars", "packages/floe-cli/test/init.test.ts"],
  ["init/unwritable", "packages/floe-cli/test/init.test.ts"],
  // What `floe sync` finds in the property files of dbt.
  ["sync/breaks", "packages/floe-cli/test/sync.test.ts"],
  ["sync/file-changed", "packages/floe-cli/test/sync-file-changed.test.ts"],
  ["sync/refused", "tests/hostile/sync.test.ts"],
  ["sync/kept", "packages/floe-cli/test/sync.test.ts"],
  ["sync/left-alone", "packages/floe-cli/test/sync.test.ts"],
  ["sync/unwritable", "packages/floe-cli/test/sync.test.ts"],
  ["sync/without-contract", "packages/floe-cli/test/sync.test.ts"],
  // What the environment says.
  ["environment/bad-source-date", "tests/determinism/compiled-at.test.ts"],
  // What a registry answers, and what was fetched from it.
  ["local/bad-setting", "tests/e2e/local-platform.test.ts"],
  ["load/lock-unreadable", "tests/registry/pull.test.ts"],
  ["load/pulled-manifest-changed", "tests/registry/pull.test.ts"],
  ["pull/not-written", "tests/registry/pull.test.ts"],
  ["registry/denied", "tests/registry/credentials.test.ts"],
  ["registry/exists", "tests/registry/pull.test.ts"],
  ["registry/not-a-platform", "tests/registry/hostile-registry.test.ts"],
  ["registry/not-found", "tests/registry/pull.test.ts"],
  ["registry/not-publishable", "tests/registry/pull.test.ts"],
  ["registry/strange-answer", "tests/registry/hostile-registry.test.ts"],
  ["registry/too-large", "tests/registry/hostile-registry.test.ts"],
  ["registry/unreachable", "tests/registry/hostile-registry.test.ts"],
  ["registry/unsafe-answer", "tests/registry/hostile-registry.test.ts"],
  ["registry/wrong-digest", "tests/registry/hostile-registry.test.ts"],
  // What a disk does to the outputs.
  ["outputs/edited-by-hand", "packages/floe-core/test/outputs/output-links.test.ts"],
  ["outputs/is-input", "packages/floe-core/test/outputs/write-outputs.test.ts"],
  ["outputs/ledger-foreign", "packages/floe-core/test/outputs/write-outputs.test.ts"],
  ["outputs/root-of-another-tool", "packages/floe-core/test/outputs/write-outputs.test.ts"],
  ["outputs/not-seen-by-dbt", "packages/floe-cli/test/apart-from-dbt.test.ts"],
  ["outputs/selectors-apart", "packages/floe-cli/test/apart-from-dbt.test.ts"],
  ["outputs/without-dbt-project", "packages/floe-cli/test/apart-from-dbt.test.ts"],
  ["outputs/unproved", "packages/floe-core/test/outputs/write-outputs.test.ts"],
  ["outputs/interrupted", "packages/floe-core/test/outputs/crash-safety.test.ts"],
  ["outputs/ledger-unreadable", "packages/floe-core/test/outputs/write-outputs.test.ts"],
  ["outputs/locked", "packages/floe-core/test/outputs/write-outputs.test.ts"],
  ["outputs/outside-root", "packages/floe-core/test/outputs/output-links.test.ts"],
  ["outputs/unwritable", "packages/floe-core/test/outputs/crash-safety.test.ts"],
]);

/** Codes that are there for what is not known yet: the YAML library throwing something on some text. No test can cause
 *  them without breaking the library. */
export const codesOfLastResort: readonly string[] = ["yaml/unreadable"];
