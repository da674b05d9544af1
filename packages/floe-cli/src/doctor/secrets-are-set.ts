import type { ProjectSecret } from "floe-core";
import type { Check, CheckLine, Examined } from "./check.ts";

/** The secrets that the product needs are at hand. Only their names are said. */
export const secretsAreSet: Check = {
  name: "secrets",
  title: "secrets",
  run: (examined) => {
    const needed = examined.secrets.filter(({ neededBy }) => neededBy !== "nobody");
    if (needed.length === 0) return [{ state: "ok", says: "none is needed" }];
    return needed.map((secret) => lineOf(secret, examined));
  },
};

function lineOf({ variable, file, neededBy }: ProjectSecret, { machine, session, shown }: Examined): CheckLine {
  if (machine.isSet(variable)) return { state: "ok", says: `${variable} is set` };
  const where = `\`floe secrets list ${shown}\` names the line that needs it.`;
  // dbt reads variables only.
  if (neededBy === "dbt") return { state: "failed", says: `${variable} is not set`, cure: `Set it for dbt. ${where}` };
  if (session.host.exists(file)) return { state: "ok", says: `${variable} is mounted` };
  const says = `${variable} is neither set nor mounted; dbt does not need it here, but what runs on the platform does`;
  return { state: "warning", says, cure: where };
}
