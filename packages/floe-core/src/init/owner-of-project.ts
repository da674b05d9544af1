import type { Host } from "../host/host.ts";
import type { YamlNode } from "../yaml/node.ts";
import { elements, memberNode, textAt } from "../yaml/read-node.ts";
import { decodeSource } from "../yaml/read-source.ts";

/** Where the owner of a project may be found. */
export interface OwnerQuestion {
  readonly host: Host;
  /** The root of the repository, or the folder of the product. */
  readonly root: string;
  readonly home: string | undefined;
  /** The roots of the property files of the dbt project. */
  readonly properties: readonly YamlNode[];
}

/** Who answers for a project: the owner of a dbt group or exposure, else whom git knows: the user, or the one that the remote
 *  belongs to. */
export function ownerOfProject({ host, root, home, properties }: OwnerQuestion): string | undefined {
  const configs = [
    `${root}/.git/config`,
    ...(home === undefined ? [] : [`${home}/.gitconfig`, `${home}/.config/git/config`]),
  ];
  const texts = configs.map((path) => textOf(host, path));
  const users = texts.map((text) => settingIn(text, "user", "email"));
  return [...ownersInDbt(properties), ...users, remoteOwner(texts[0] ?? "")].find(
    (owner) => owner !== undefined && isOwner(owner),
  );
}

function ownersInDbt(roots: readonly YamlNode[]): readonly (string | undefined)[] {
  return ["groups", "exposures"].flatMap((section) =>
    roots
      .flatMap((root) => elements(memberNode(root, section)))
      .map((each) => memberNode(each, "owner"))
      .flatMap((owner) => [textAt(owner, "email")?.value, textAt(owner, "name")?.value]),
  );
}

function textOf(host: Host, path: string): string {
  const read = host.readFile(path, { maxBytes: 64 * 1024 });
  return read.kind === "failed" ? "" : (decodeSource({ path, shown: path }, read.value).value?.text ?? "");
}

function settingIn(text: string, section: string, key: string): string | undefined {
  let inSection = false;
  for (const line of text.split("\n")) {
    const head = /^\s*\[([^\]]*)\]/u.exec(line)?.[1];
    if (head !== undefined) inSection = head.toLowerCase() === section;
    const [, name, value] = /^\s*([A-Za-z-]+)\s*=\s*"?([^"#;]*?)"?\s*(?:[#;].*)?$/u.exec(line) ?? [];
    if (inSection && name?.toLowerCase() === key) return value;
  }
  return undefined;
}

/** `git@example.com:harbour/berths.git` and `https://example.com/harbour/berths` belong to `harbour`. */
function remoteOwner(config: string): string | undefined {
  const url = settingIn(config, 'remote "origin"', "url");
  return url === undefined ? undefined : /[:/]([A-Za-z0-9][A-Za-z0-9_.-]*)\/[^/]+?\/?$/u.exec(url)?.[1];
}

// Words that somebody wrote to be read, and no more of them than a name or an address has. An address with a password has a
// colon in it.
function isOwner(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} _.@+'-]{0,99}$/u.test(text);
}
