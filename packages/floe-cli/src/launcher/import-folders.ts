import Module from "node:module";

/** The folders in which `require` looks beside each `node_modules` above a module: those of NODE_PATH, of the home folder and
 *  of the installation of Node. */
export function importFolders(): readonly string[] {
  const folders: unknown = Reflect.get(Module, "globalPaths");
  return Array.isArray(folders) ? folders.filter((folder): folder is string => typeof folder === "string") : [];
}
