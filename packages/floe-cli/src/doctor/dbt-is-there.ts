import { display } from "floe-core";
import type { Check, CheckLine, Examined } from "./check.ts";
import { aboutPython } from "./python-environment.ts";

/** The dbt that the manifest selects is installed. */
export const dbtIsThere: Check = {
  name: "dbt",
  title: "dbt",
  run: (examined) => [examined.dbt.engine === "fusion" ? fusionLine(examined) : coreLine(examined)],
};

function coreLine({ programs, python }: Examined): CheckLine {
  const dbt = programs.dbt("dbt");
  const version = aboutPython(python)?.packages["dbt-core"];
  const cure = "Install dbt-core and the adapter of the compute engine into the virtual environment of the project.";
  if (dbt === undefined) {
    const says =
      version === undefined
        ? "not installed"
        : `dbt-core ${display(version)} is installed, and there is no program \`dbt\``;
    return { state: "failed", says, cure };
  }
  const place = `${display(dbt.path)}, ${dbt.from}`;
  if (version !== undefined) return { state: "ok", says: `dbt-core ${display(version)} (${place})` };
  return { state: "warning", says: `${place}; its version cannot be told`, cure };
}

function fusionLine({ programs }: Examined): CheckLine {
  const dbt = programs.dbt("dbtf");
  if (dbt !== undefined) return { state: "ok", says: `the Fusion engine (${display(dbt.path)}, ${dbt.from})` };
  const cure = "Install the dbt Fusion engine, or select `core` under `plugins.dbt.type`.";
  return { state: "failed", says: "the manifest selects `fusion`, and there is no program `dbtf`", cure };
}
