import { adaptersFit } from "./adapters-fit.ts";
import type { Check } from "./check.ts";
import { dagsterIsThere } from "./dagster-is-there.ts";
import { dbtIsThere } from "./dbt-is-there.ts";
import { definitionsLoad } from "./definitions-load.ts";
import { filesAreRight } from "./files-are-right.ts";
import { nodeVersion } from "./node-version.ts";
import { outputsAreCurrent } from "./outputs-are-current.ts";
import { packagesAreThere } from "./packages-are-there.ts";
import { pluginsAreFound } from "./plugins-are-found.ts";
import { profileRenders } from "./profile-renders.ts";
import { pythonIsThere } from "./python-is-there.ts";
import { secretsAreSet } from "./secrets-are-set.ts";

/** What `floe doctor` looks at, in the order in which one thing needs the other. */
export const checks: readonly Check[] = [
  nodeVersion,
  filesAreRight,
  pluginsAreFound,
  outputsAreCurrent,
  pythonIsThere,
  dbtIsThere,
  adaptersFit,
  packagesAreThere,
  profileRenders,
  secretsAreSet,
  dagsterIsThere,
  definitionsLoad,
];
