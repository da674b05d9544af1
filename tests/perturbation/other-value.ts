import { type FileKind, isValid, listedValues } from "./file-schema.ts";
import { keysAt, type Path, valueAt } from "./plain-value.ts";
import { withText } from "./rewrite.ts";
import { type Place, plainOf } from "./yaml-places.ts";

/** A text with one leaf changed to another value. */
export interface ChangedText {
  readonly text: string;
  readonly value: unknown;
}

/** A file that is changed, and the other one of its project. */
export interface TwoFiles {
  readonly file: FileKind;
  readonly text: string;
  readonly manifest: string;
}

/** The file with another value in a leaf: the first of the leaf's candidates that the file's schema accepts. A leaf
 *  that only one value fits, such as `kind`, gets one that does not fit. */
export function withOtherValue({ file, text, manifest }: TwoFiles, leaf: Place): ChangedText {
  const document = plainOf(text);
  const values = candidates({ file, document, platform: plainOf(manifest) }, leaf);
  const tried = values.map((value) => ({ value, text: withText(text, leaf, value) }));
  const chosen = tried.find((changed) => isValid(file, plainOf(changed.text))) ?? tried.at(-1);
  if (chosen === undefined) throw new Error(`there is no other value for ${leaf.path.join(".")}`);
  return chosen;
}

interface Documents {
  readonly file: FileKind;
  readonly document: unknown;
  readonly platform: unknown;
}

function candidates(documents: Documents, { path, plain }: Place): readonly unknown[] {
  if (Array.isArray(plain)) return [["added"]];
  if (typeof plain === "object") return [{ added: "added" }];
  const listed = listedValues(documents.file, path, documents.document);
  const others = [...fromPresent(listed, plain), ...namesFor(documents, path)].filter((value) => value !== plain);
  // A text that no list has may be free; where it is not, it is the value that does not fit.
  return [...others, ...otherScalars(plain)];
}

/** The listed values behind the present one, then those before it. */
function fromPresent(listed: readonly unknown[], present: unknown): readonly unknown[] {
  const index = Math.max(0, listed.indexOf(present));
  return [...listed.slice(index), ...listed.slice(0, index)];
}

const profileSections: Readonly<Record<string, string>> = {
  catalog: "catalogs",
  storage: "storage",
  compute: "compute",
};

/** What the files, or the world, have for a key that takes a name: transforms, profiles, time zones, providers. */
function namesFor({ file, document, platform }: Documents, path: Path): readonly string[] {
  const key = String(path.at(-1));
  if (key === "timezone") return ["Europe/Berlin", "America/New_York"];
  if (key === "provider") return ["soda"];
  if (file === "manifest") return [];
  if (path.includes("dependsOn")) return independentTransforms(document, path);
  const profiles = profileSections[key];
  const isReference = path.length === 1 || path[0] === "transforms";
  return profiles === undefined || !isReference ? [] : keysAt(platform, ["profiles", profiles]);
}

// A dependency on a later transform would close a circle.
function independentTransforms(document: unknown, [top = "", index = 0]: Path): readonly string[] {
  const listed = valueAt(document, [top, index, "dependsOn"]);
  const earlier = Array.from({ length: Number(index) }, (_, at) => String(valueAt(document, [top, at, "name"])));
  return Array.isArray(listed) ? earlier.filter((name) => !listed.includes(name)) : [];
}

function otherScalars(plain: unknown): readonly unknown[] {
  if (typeof plain === "boolean") return [!plain, `${plain}-x`];
  if (typeof plain === "number") return [plain + 1, plain - 1, plain / 2];
  return otherTexts(String(plain));
}

/** Texts of the same form: the first number one higher (versions, cron, ports, quantities, dates), or a longer word. An address gets
 *  another host and another path, as some readers take one of them only. */
function otherTexts(text: string): readonly string[] {
  if (/^https?:\/\/[^/?#]+\/[^?#]+$/u.test(text)) return [`${text.replace("://", "://x")}/x`, `${text}x`];
  const counted = text.replace(/\d+/u, (digits) => String(Number(digits) + 1).padStart(digits.length, "0"));
  return [...(counted === text ? [] : [counted]), `${text}/x`, `${text}x`, `${text}-x`];
}
