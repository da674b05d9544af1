import type { WorkspaceFile, WorkspaceProduct } from "floe-core/plugin";

/** What Dagster's own commands find the products of a folder by: workspace.yaml for `dagster dev`, and for `dg dev` a dg.toml in
 *  the folder and in each product. Each product is a code location under its own name. Products of an environment lie beside the
 *  folder, where `dg` looks for none. */
export function workspaceFiles(products: readonly WorkspaceProduct[]): readonly WorkspaceFile[] {
  const isBeside = products.some(({ folder }) => folder.startsWith("../"));
  if (isBeside) return [{ path: "workspace.yaml", text: workspaceYaml(products) }];
  const projects = products.map(({ name, folder }) => ({ path: `${folder}/dg.toml`, text: projectFile(name) }));
  return [
    { path: "workspace.yaml", text: workspaceYaml(products) },
    { path: "dg.toml", text: workspaceToml(products) },
    ...projects,
  ];
}

const heading =
  "# Written by floe for Dagster: the products of this folder. Run `floe compile` on the folder to renew it.\n";

function workspaceYaml(products: readonly WorkspaceProduct[]): string {
  const entries = products.map(
    ({ name, folder }) => `  - python_file:
      relative_path: ${quoted(`${folder}/definitions.py`)}
      working_directory: ${quoted(folder)}
      location_name: ${quoted(name)}
`,
  );
  return `${heading}load_from:\n${entries.join("")}`;
}

function workspaceToml(products: readonly WorkspaceProduct[]): string {
  const entries = products.map(({ folder }) => `\n[[workspace.projects]]\npath = ${quoted(folder)}\n`);
  return `${heading}# The products share one Python: \`dg dev --use-active-venv\`.\ndirectory_type = "workspace"\n${entries.join("")}`;
}

// Without `defs_module`, `dg check defs` looks for a folder `definitions/defs` with components and refuses the project.
function projectFile(name: string): string {
  return `# Written by floe for Dagster. Run \`floe compile\` on the folder above to renew it.
directory_type = "project"

[project]
root_module = "definitions"
code_location_target_module = "definitions"
defs_module = "definitions"
code_location_name = ${quoted(name)}
`;
}

/** A text that YAML and TOML read alike: JSON escapes nothing in another way. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
