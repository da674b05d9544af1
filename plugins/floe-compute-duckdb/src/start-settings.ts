/** The settings that DuckDB takes only while it opens a database. dbt sets the others on each connection, which fails for
 *  these; tests/tools/test_duckdb_settings.py asks DuckDB. */
export const startSettings: ReadonlySet<string> = new Set([
  "access_mode",
  "allow_community_extensions",
  "allow_unsigned_extensions",
  "custom_user_agent",
  "disable_database_invalidation",
  "duckdb_api",
  "vacuum_rebuild_indexes",
]);
