/** What one YAML file may hold. A file that describes a platform stays far below; a file made to exhaust the compiler
 *  does not, and is refused before it is expanded. */
export const yamlLimits = {
  bytes: 1024 * 1024,
  /** Maps and lists inside each other, aliases expanded. */
  depth: 64,
  /** Values and keys, aliases expanded. Five thousand transforms with all that can be said of one fit, and what fits is
   *  read within two seconds. */
  nodes: 100_000,
  aliases: 100,
  /** How many times larger the tree may become when each alias is replaced by what it stands for. */
  expansion: 10,
} as const;
