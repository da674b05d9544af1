import type { Rule } from "../../checking/rule.ts";
import { cleanKeepsDatabases } from "./clean-keeps-databases.ts";
import { profileHasNoLiveJinja } from "./no-live-jinja.ts";
import type { OnProfile } from "./places.ts";

/** What has to hold for the dbt profile that floe writes. */
export const profileRules: readonly Rule<OnProfile>[] = [profileHasNoLiveJinja, cleanKeepsDatabases];
