import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { errnoWords } from "../host/errno-words.ts";
import { display } from "../secrets/display.ts";

/** What can be said about the files that `floe init` writes. */
export const initDiagnostics = defineDiagnostics("init", {
  kept: problem({
    severity: "warning",
    message: (p: { path: string }) => `\`${display(p.path)}\` is there already and stays as it is.`,
    help: () => "Remove or rename it to have it written anew.",
    docs: {
      cause: "`floe init` writes new files only. When there is nothing left to write, it exits with 1.",
      fix: "Nothing, where the file is the one that you want.",
    },
  }),
  "not-empty": problem({
    severity: "error",
    message: (p: { folder: string; projects: readonly string[] }) =>
      `\`${display(p.folder)}\` is not empty, and there is no dbt_project.yml in it.`,
    help: ({ projects }) =>
      projects.length === 0
        ? "Name the folder of a dbt project; or an empty or new one, which gets an example."
        : `Name the dbt project below it${projects.length === 1 ? "" : ", each for a product of its own"}: ${projects.map((each) => `floe init ${display(each)}`).join("; ")}`,
    docs: {
      cause:
        "`floe init` describes the dbt project of a folder, or the only one below it, or fills an empty folder with an example. What stands in this one is none of these; below it there is no dbt project, or there are several.",
      fix: "Name the folder of dbt_project.yml, or a new folder.",
    },
  }),
  "adapter-without-plugin": problem({
    severity: "warning",
    message: (p: { adapter: string; file: string }) =>
      `This dbt project runs on ${p.adapter === "other" ? "an engine" : `\`${p.adapter}\``} that floe has no compute plugin for, so \`${display(p.file)}\` runs it on DuckDB.`,
    help: () => "`floe plugins list` shows which plugins there are; docs/plugins.md, how one is written.",
    docs: {
      cause:
        "The dbt profile of the project names an adapter, and no plugin that floe found has that type. Only the type of the profile is read.",
      fix: "Try the product on DuckDB, or write the plugin and name its type in manifest.yaml.",
    },
  }),
  "engine-options": problem({
    severity: "info",
    message: (p: { adapter: string; file: string }) =>
      `This dbt project runs on \`${p.adapter}\`; \`${display(p.file)}\` has stand-ins for where that is and who logs in.`,
    help: () =>
      "Write your own under `plugins.compute.config`; docs/engines.md has the options. `floe secrets list` names the variables of the secrets.",
    docs: {
      cause:
        "The dbt profile of the project names an engine that needs an address and credentials. `floe init` reads only the type of a profile, which may hold passwords, so it writes stand-ins.",
      fix: "Replace the stand-ins by the values of your profile, and keep secrets as references.",
    },
  }),
  "own-profiles": problem({
    severity: "warning",
    message: (p: { path: string; out: string }) =>
      `\`${display(p.path)}\` is yours, so \`floe compile\` would not replace it, and dbt would not use the platform's profile.`,
    help: ({ out }) =>
      `Write floe's files elsewhere, as below: --out ${out}. Or rename your file: then floe writes profiles.yml beside the dbt project.`,
    docs: {
      cause:
        "The dbt project has a profiles.yml of its own. floe writes a file of that name from manifest.yaml, and replaces none that it did not write.",
      fix: "Compile into another folder and give it to dbt: `floe compile --out floe_out`, `dbt build --profiles-dir floe_out`. Or rename profiles.yml.",
    },
  }),
  "profile-name": problem({
    severity: "warning",
    message: (p: { profile: string | undefined; slug: string }) =>
      p.profile === undefined
        ? "dbt_project.yml names no profile, so dbt will not find the one that floe writes."
        : `dbt_project.yml asks for the profile \`${display(p.profile)}\`, and no product can be called so.`,
    help: ({ slug }) => `Write \`profile: ${slug}\` into dbt_project.yml.`,
    docs: {
      cause:
        "floe writes the dbt profile under the product's name, and with `_` for `-`. A product is called after the profile that dbt_project.yml names, where that can be its name.",
      fix: "Set `profile` in dbt_project.yml to the product's name with `_` for every `-`.",
    },
  }),
  "target-name": problem({
    severity: "info",
    message: () => "The target in your dbt profile has another name than the one that floe writes, which is `dev`.",
    help: () => "Where models or `dbt --target` ask for your name, write it into floe.yaml: `dbt: {target: <name>}`.",
    docs: {
      cause:
        "The profiles.yml that dbt has used so far chooses a target that is not called `dev`. A model that compares `target.name` with it would find another name under floe. The name itself is not shown: of profiles.yml floe shows nothing but the type.",
      fix: "Set `dbt.target` in floe.yaml to the name, or nothing where nobody asks for it.",
    },
  }),
  "unset-vars": problem({
    severity: "info",
    message: (p: { names: readonly string[] }) =>
      `The dbt project asks for ${p.names.map((name) => `\`${display(name)}\``).join(", ")}, which dbt_project.yml does not set.`,
    help: ({ names }) =>
      `Write the values into floe.yaml, for Dagster and for \`floe compile --dbt\`: \`dbt: {vars: {${display(names[0] ?? "name")}: …}}\`. Give dbt itself \`--vars\`, as before.`,
    docs: {
      cause:
        "A model or a macro reads a variable with `var('name')`, without a value to fall back on, and `vars` of dbt_project.yml does not have it: so it is given to dbt with `--vars`.",
      fix: "Set `dbt.vars` in floe.yaml, or `vars` in dbt_project.yml.",
    },
  }),
  "leads-away": problem({
    severity: "error",
    message: (p: { folder: string }) => `\`${display(p.folder)}\` is a link, or lies behind one; nothing was written.`,
    help: () => "Replace the link by a folder.",
    docs: {
      cause:
        "A folder that `floe init` would write to is a link, or lies behind one that stands in the project. A project that was cloned could send files anywhere in this way.",
      fix: "Replace the link by a folder, or remove it.",
    },
  }),
  unwritable: problem({
    severity: "error",
    message: (p: { path: string; errno: string }) =>
      `\`${display(p.path)}\` cannot be written: ${errnoWords(p.errno)} (${display(p.errno)}).`,
    help: () => "What was written before it stays.",
    docs: {
      cause: "The system refused to write a file of `floe init`.",
      fix: "Fix what the message names, and run `floe init` again: it writes what is missing.",
    },
  }),
});
