// Compiles data models with Cube's own compiler and prints the SQL of queries: {"files": {path: text}, "queries": [...]} on standard input.
// Cube's part for templates is a program that its installation downloads, and that is not here: a model that needs it fails.
const { NativeInstance } = require("@cubejs-backend/native");

NativeInstance.prototype.newJinjaEngine = () => ({
  renderTemplate: async (name) => {
    throw new Error(`${name} has templates`);
  },
});
// The planner that is a part of the same program.
process.env.CUBEJS_TESSERACT_SQL_PLANNER = "false";
const { PostgresQuery, prepareCompiler } = require("@cubejs-backend/schema-compiler");

async function main() {
  const { files, queries } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  const models = Object.entries(files).map(([fileName, content]) => ({ fileName, content }));
  const compilers = prepareCompiler({ localPath: () => __dirname, dataSchemaFiles: async () => models }, {});
  await compilers.compiler.compile();
  const { cubeEvaluator } = compilers;
  const cubes = cubeEvaluator.cubeList.map(({ name }) => {
    const { dataSource, refreshKey } = cubeEvaluator.cubeFromPath(name);
    return { name, dataSource, refreshKey };
  });
  const written = queries.map((query) =>
    new PostgresQuery(compilers, { timezone: "UTC", ...query }).buildSqlAndParams(),
  );
  process.stdout.write(JSON.stringify({ cubes, queries: written.map(([sql, parameters]) => ({ sql, parameters })) }));
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
