import { readDbtProject } from "../../packages/floe-core/src/dbt/project.ts";
import { nodeHost } from "../../packages/floe-core/src/host/node-host.ts";
import { searchBounds } from "../../packages/floe-core/src/host/search-bounds.ts";

// Prints the graph of the dbt project in a folder as floe reads it, with what it has to tell of the reading.
const directory = process.argv[2] ?? "";
const host = nodeHost();
const bounds = searchBounds(host, { file: `${directory}/floe.yaml` });
const { value, diagnostics } = readDbtProject(host, { directory, bounds });
const graph = value?.graph;
const models = [...(graph?.models.values() ?? [])].map(({ name, existence, reads, isOpen, unknown, disabled }) => ({
  name,
  existence,
  certain: reads.filter(({ isCertain }) => isCertain).map(({ target }) => target),
  possible: reads.filter(({ isCertain }) => !isCertain).map(({ target }) => target),
  isOpen,
  refused: [...unknown, ...disabled].map(({ target }) => target),
}));
const findings = diagnostics.map(({ code, message }) => `${code}: ${message}`);
process.stdout.write(JSON.stringify({ from: graph?.from, models, findings }));
