/** How dbt writes a version that is a number: `1.0` stays `1.0`, and `1.10` becomes `1.1`, as Python prints them. */
export function versionWord(text: string): string {
  const value = Number(text.replaceAll("_", ""));
  if (!/^\d[\d_]*\.\d+$/u.test(text) || !Number.isFinite(value)) return Number.isInteger(value) ? String(value) : text;
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
