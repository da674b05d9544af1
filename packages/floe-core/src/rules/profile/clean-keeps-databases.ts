import { contextRule } from "../../checking/rule.ts";
import { type CleanedFolder, cleanedFolders } from "../../dbt/cleaned-folders.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { joinPath } from "../../host/paths.ts";
import { withoutProfileFolder } from "../../origins/beside-profile.ts";
import { type Origin, spanOf } from "../../origins/origin.ts";
import { display } from "../../secrets/display.ts";
import { startOf } from "../../text/span.ts";
import type { OnProfile } from "./places.ts";
import { profileTexts } from "./profile-texts.ts";

const problems = defineDiagnostics("dbt", {
  "clean-removes-database": problem({
    severity: "warning",
    message: (p: { folder: string; file: string; isNamed: boolean }) =>
      `\`dbt clean\` removes \`${display(p.folder)}\`${p.isNamed ? "" : ", as it does where `clean-targets` is missing"}, and with it the database \`${display(p.file)}\`.`,
    help: ({ folder, isNamed }) =>
      `${isNamed ? "Remove the entry" : "Write `clean-targets` without it"}, or keep the database outside of \`${display(folder)}\`: snapshots and incremental models cannot be built again.`,
    docs: {
      cause:
        "The profile has the path of a database, and the path leads through a folder that `clean-targets` of dbt_project.yml names, or through `target`, which `dbt clean` removes where nothing is said. What snapshots and incremental models have gathered would be lost. Where dbt refuses to clean, because an entry is the project itself, lies outside of it or holds its sources, nothing is said.",
      example:
        "# manifest.yaml\nplugins:\n  compute:\n    type: duckdb\n    config: {path: 'target/{product_slug}.duckdb'}\n  orchestrator: {type: dagster}\n# dbt_project.yml\nname: shop\nprofile: shop\nclean-targets: [target, dbt_packages]\n# models/orders.sql\nselect 1 as id\n",
      fix: "Keep the database elsewhere, such as `{product_slug}.duckdb` beside floe.yaml, or take the folder out of `clean-targets`.",
    },
  }),
});

/** No call of `dbt clean` takes the data with it. */
export const cleanKeepsDatabases = contextRule<OnProfile>({
  name: "clean-keeps-databases",
  problems,
  check: ({ artifacts, dbtProject: dbt, directory }) => {
    if (dbt?.settings === undefined) return [];
    const { settings } = dbt;
    const folders = cleanedFolders(dbt.directory, settings);
    // One file may be told to several targets.
    const told = new Set<string>();
    return profileTexts(artifacts).flatMap(({ text, origin }) => {
      const file = fileIn(text);
      const path = file && joinPath(directory, file);
      const folder = path && folders.find((each) => path.startsWith(`${each.path}/`));
      if (!file || !path || !folder || told.has(path)) return [];
      told.add(path);
      const { span, notes } = placesOf(folder, origin);
      const parameters = { folder: folder.text, file, isNamed: folder.span !== undefined };
      return [problems["clean-removes-database"](parameters, span ?? startOf(settings.span.source), { notes })];
    });
  },
});

/** The path in a text of the profile: one that floe has put the folder of profiles.yml in front of, or an absolute one. */
function fileIn(text: string): string | undefined {
  const file = withoutProfileFolder(text);
  return file !== text || text.startsWith("/") ? file : undefined;
}

function placesOf({ span }: CleanedFolder, origin: Origin) {
  const named = spanOf(origin);
  if (span === undefined || named === undefined) return { span: span ?? named, notes: [] };
  return { span, notes: [{ message: "The database is named here.", span: named }] };
}
