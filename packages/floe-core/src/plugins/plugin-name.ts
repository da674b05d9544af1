/** What the type of a plugin looks like: the word that manifest.yaml selects it by. */
export const pluginName = /^[a-z][a-z0-9_-]{0,62}$/u;
