/** What a current JSON Schema took away from, or changed in, an earlier one, as sentences with a path. New properties are
 *  no change: the contract may grow. Titles, descriptions and defaults are not compared. */
export function incompatibilities(earlier: unknown, current: unknown, path = "#"): readonly string[] {
  if (Array.isArray(earlier) && Array.isArray(current)) return listChanges(earlier, current, path);
  if (!isObject(earlier) || !isObject(current)) return earlier === current ? [] : [`${path} changed`];
  const keywords = new Set([...Object.keys(earlier), ...Object.keys(current)]);
  return [...keywords]
    .filter((keyword) => !annotations.has(keyword))
    .flatMap((keyword) => keywordChanges(keyword, [earlier[keyword], current[keyword]], `${path}/${keyword}`));
}

const annotations: ReadonlySet<string> = new Set(["$id", "title", "description", "default"]);

function keywordChanges(
  keyword: string,
  [before, after]: readonly [unknown, unknown],
  path: string,
): readonly string[] {
  if (keyword === "properties" && isObject(before) && isObject(after)) {
    return Object.entries(before).flatMap(([name, schema]) =>
      Object.hasOwn(after, name)
        ? incompatibilities(schema, after[name], `${path}/${name}`)
        : [`${path}/${name} is gone`],
    );
  }
  if (keyword === "required" && Array.isArray(before) && Array.isArray(after)) {
    return before.filter((name) => !after.includes(name)).map((name) => `${path}: ${name} is no longer required`);
  }
  return incompatibilities(before, after, path);
}

function listChanges(before: readonly unknown[], after: readonly unknown[], path: string): readonly string[] {
  if (before.length !== after.length) return [`${path} has another length`];
  return before.flatMap((item, index) => incompatibilities(item, after[index], `${path}/${index}`));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
