import type { GovernedSetting, Switch } from "../packages/floe-core/src/rules/governance/governed-setting.ts";
import { dotted } from "../packages/floe-core/src/text/pointer.ts";

/** docs/governance.md: which rules of the files are enforced, from the list that floe itself reads. */
export function governancePage(settings: readonly GovernedSetting[]): string {
  const enforced = settings.filter(({ enforced: { by } }) => by !== "not yet");
  return [
    "# Which rules are enforced",
    "",
    "Written from `packages/floe-core/src/rules/governance/governed-settings.ts`; do not edit it.",
    "",
    "A rule that nothing enforces must not look as if it were kept. So floe says of each rule in its files where it stands:",
    "",
    "- It is **enforced**: the rule of floe that is named below reads it.",
    "- It **calls itself strict, required, enabled or blocking** and nothing enforces it: `governance/cannot-be-promised`, an error at",
    "  every enforcement level, `off` included.",
    "- It is **written, and nothing enforces it**: `governance/not-enforced`, a warning, at `strict` an error.",
    "- It is **switched off**: it promises nothing. Its other settings wait, which `governance/switched-off` notes. A section that has",
    "  settings and lacks its switch is off as well, and `governance/not-switched-on` warns of it, at `strict` as an error.",
    "",
    "The stricter level of manifest.yaml and floe.yaml decides. What is to stay in the file as a note gets a key that starts with",
    "`x-`. A pattern that RE2 cannot run is an error wherever it stands, whether its section is on or not.",
    "",
    "## Enforced",
    "",
    "| Setting | File | Rule |",
    "| --- | --- | --- |",
    ...enforced.map(
      ({ file, at, enforced: { by } }) => `| ${code(at)} | ${fileName(file)} | ${by === "not yet" ? "" : by.name} |`,
    ),
    "",
    "## Not enforced yet",
    "",
    "| Setting | What follows | An error with | Promises nothing with |",
    "| --- | --- | --- | --- |",
    ...settings.flatMap(notEnforcedRow),
    "",
  ].join("\n");
}

function notEnforcedRow({ at, enforced }: GovernedSetting): readonly string[] {
  if (enforced.by !== "not yet") return [];
  const switches = enforced.switches ?? [];
  const asserts = switches.flatMap((each) => words(each, each.asserts));
  const off = switches.flatMap((each) => words(each, each.off));
  const unless =
    enforced.leftTo === undefined ? "" : `, unless a plugin of the kind \`${enforced.leftTo}\` is installed`;
  return [`| ${code(at)} | ${enforced.lacks}${unless} | ${asserts.join(", ")} | ${off.join(", ")} |`];
}

function words({ key }: Switch, values: readonly unknown[] = []): readonly string[] {
  return values.map((value) => (key === undefined ? `\`${value}\`` : `\`${key}: ${value}\``));
}

function code(at: GovernedSetting["at"]): string {
  return `\`${dotted(at)}\``;
}

function fileName(file: GovernedSetting["file"]): string {
  return file === "product" ? "floe.yaml" : "manifest.yaml";
}
