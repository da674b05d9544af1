import { display } from "floe-core";
import type { Check, CheckLine, Examined } from "./check.ts";
import { isAtLeast } from "./node-version.ts";

const leastPython = "3.11";

/** There is a Python that dbt and Dagster can run on. */
export const pythonIsThere: Check = {
  name: "python",
  title: "Python",
  run: (examined) => [ownLine(examined), ...examined.programs.distrusted.map(distrustedLine)],
};

function ownLine({ python }: Examined): CheckLine {
  const cure = `Install Python ${leastPython} or newer and make a virtual environment beside the project: \`python3 -m venv .venv\`.`;
  if (python === undefined)
    return { state: "failed", says: "none in a virtual environment beside the project, and none on PATH", cure };
  const place = `${display(python.path)}, ${python.from}`;
  if ("problem" in python.about)
    return { state: "failed", says: `${place}: ${python.about.problem}`, cure: "Make the virtual environment again." };
  const { version } = python.about;
  if (!isAtLeast(version, leastPython))
    return { state: "failed", says: `${display(version)} is too old (${place})`, cure };
  return { state: "ok", says: `${display(version)} (${place})` };
}

function distrustedLine({ folder, reason }: Examined["programs"]["distrusted"][number]): CheckLine {
  return {
    state: "warning",
    says: `\`${display(folder)}\` is not used: ${reason}`,
    cure: "Give it to the owner of the project, and take the right to write away from others: `chmod -R o-w`.",
  };
}
