import { offeredModels } from "../dbt/offered-model.ts";
import { isWorkedOut } from "../dbt/project-settings.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/paths.ts";
import { outputPath } from "../outputs/output-path.ts";
import { proofOf } from "../outputs/seal.ts";
import { discoverPlugins } from "../plugins/discover.ts";
import { slugOf } from "../text/slug.ts";
import { textAt } from "../yaml/read-node.ts";
import { exampleFiles } from "./example-files.ts";
import type { InitRequest, InitTools } from "./init-plan.ts";
import { listedModels } from "./listed-models.ts";
import type { NewCompute } from "./manifest-file-text.ts";
import { ownerOfProject } from "./owner-of-project.ts";
import { initDiagnostics } from "./problems.ts";
import type { ListedModel } from "./product-file-text.ts";
import { productNameOf, productOfProfile } from "./product-name-of.ts";
import type { FoundProject } from "./starting-point.ts";
import { targetOfProfile } from "./target-of-profile.ts";
import { type TierFolder, tierFolders } from "./tier-folders.ts";
import { unsetVars } from "./unset-vars.ts";

/** What the new files of a folder say. */
export interface DescribedProject {
  readonly name: string;
  readonly version: string;
  readonly owner: string | undefined;
  readonly tiers: readonly TierFolder[];
  readonly list: readonly ListedModel[] | undefined;
  readonly compute: NewCompute;
  /** Files of the dbt project, where it is an example. */
  readonly files: ReadonlyMap<string, string>;
  /** Where the dbt project is, relative to floe.yaml; `undefined` for the folder of floe.yaml. */
  readonly dbtProject: string | undefined;
  /** Whether a profiles.yml is there that floe did not write. */
  readonly hasOwnProfiles: boolean;
  /** Whether packages are to be installed first. */
  readonly needsPackages: boolean;
  readonly findings: readonly Diagnostic[];
}

/** Describes the dbt project of a folder. */
export function describeProject(found: FoundProject, request: InitRequest, tools: InitTools): DescribedProject {
  const { dbt, below, bounds, files } = found;
  const { host } = tools;
  const { folder, home, transforms } = request;
  const profile = textAt(dbt.settings, "profile")?.value;
  const named = nameOf(textAt(dbt.settings, "name")?.value ?? "", profile);
  const models = offeredModels(dbt).models.filter(({ existence }) => existence !== "disabled");
  const tiers = tierFolders(models);
  const withEdges = transforms === "list-with-edges";
  const isList = transforms !== "from-dbt" && models.length > 0;
  const engine = engineOf(profile, dbt.directory, { request, tools });
  return {
    name: named.name,
    version: versionOf(textAt(dbt.settings, "version")?.value),
    owner: ownerOfProject({ host, root: bounds.root, home, properties: files?.properties ?? [] }),
    tiers,
    list: isList ? listedModels(models, dbt, { tiers, withEdges }) : undefined,
    compute: engine.compute,
    files: new Map(),
    dbtProject: below,
    hasOwnProfiles: hasOwnProfiles(host, folder),
    needsPackages: ["packages.yml", "dependencies.yml"].some((name) => host.exists(`${dbt.directory}/${name}`)),
    findings: [...found.findings, ...named.findings, ...engine.findings, ...unsetVars(found)],
  };
}

/** Describes the example that an empty folder gets. */
export function describeExample({ folder, home }: InitRequest, { host }: InitTools): DescribedProject {
  const name = productNameOf(folder.slice(folder.lastIndexOf("/") + 1));
  return {
    name,
    version: "0.1.0",
    owner: ownerOfProject({ host, root: folder, home, properties: [] }),
    tiers: [
      { path: "models/staging", tier: "bronze" },
      { path: "models/marts", tier: "gold" },
    ],
    list: undefined,
    compute: duckDb,
    files: exampleFiles(name),
    dbtProject: undefined,
    hasOwnProfiles: false,
    needsPackages: false,
    findings: [],
  };
}

/** The name of the product: that of the dbt project, but for a profile that is called otherwise, since floe writes the profile
 *  under the product's name. */
function nameOf(
  project: string,
  profile: string | undefined,
): { readonly name: string; readonly findings: readonly Diagnostic[] } {
  const name = productNameOf(project);
  if (profile !== undefined && isWorkedOut(profile)) return { name, findings: [] };
  if (profile === slugOf(name)) return { name, findings: [] };
  const meant = profile === undefined ? undefined : productOfProfile(profile);
  if (meant !== undefined) return { name: meant, findings: [] };
  const about = { about: ["dbt_project.yml"] };
  return { name, findings: [initDiagnostics["profile-name"]({ profile, slug: slugOf(name) }, undefined, about)] };
}

function engineOf(
  profile: string | undefined,
  directory: string,
  { request, tools }: { readonly request: InitRequest; readonly tools: InitTools },
): { readonly compute: NewCompute; readonly findings: readonly Diagnostic[] } {
  const { folder, home } = request;
  const { host, bundled } = tools;
  const folders = new Set([directory, folder, ...(home === undefined ? [] : [`${home}/.dbt`])]);
  const files = [...folders].map((each) => `${each}/profiles.yml`).filter((path) => !isOurs(host, path));
  const target = profile === undefined ? undefined : targetOfProfile({ host, files, profile });
  const other =
    target === undefined || target.isDefault ? [] : [initDiagnostics["target-name"]({}, undefined, ofProduct)];
  const { adapter } = target ?? {};
  if (adapter === undefined) return { compute: duckDb, findings: other };
  const { candidates } = discoverPlugins(host, { file: `${folder}/floe.yaml` }, bundled);
  const candidate = candidates.find(({ kind, name }) => kind === "compute" && name === adapter);
  const file = shownPath(`${folder}/manifest.yaml`, host.workingDirectory);
  const about = { about: [file] };
  if (candidate === undefined) {
    const finding = initDiagnostics["adapter-without-plugin"]({ adapter, file }, undefined, about);
    return { compute: duckDb, findings: [finding, ...other] };
  }
  // What the project installs is only looked at: no code of it runs here.
  const config = candidate.code.kind === "bundled" ? candidate.code.load().startingConfig : undefined;
  const findings = config === undefined ? [] : [initDiagnostics["engine-options"]({ adapter, file }, undefined, about)];
  return { compute: { type: adapter, config }, findings: [...findings, ...other] };
}

const duckDb: NewCompute = { type: "duckdb", config: undefined };
const ofProduct = { about: ["floe.yaml"] };

/** Whether there is a profiles.yml that no floe has written, be it in whatever state. */
function hasOwnProfiles(host: Host, folder: string): boolean {
  const path = `${folder}/profiles.yml`;
  return host.exists(path) && !isOurs(host, path);
}

function isOurs(host: Host, path: string): boolean {
  const read = host.readFile(path, { maxBytes: 1024 * 1024 });
  return read.kind === "done" && proofOf(outputPath("profiles.yml"), read.value) !== "unsealed";
}

function versionOf(version: string | undefined): string {
  return version !== undefined && /^(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})$/u.test(version)
    ? version
    : "0.1.0";
}
