import {
  at,
  type CheckContext,
  type Diagnostic,
  defineDiagnostics,
  keySpan,
  type Located,
  optionsOf,
  placeOf,
  problem,
  type Rule,
  rule,
} from "floe-core/plugin";
import { chosenKind, credentialOptions, foreignTo, givenOptions, kindsInReach, lackingOf } from "../chosen-kind.ts";
import type { EngineConfig } from "../engine-config.ts";
import type { CredentialKind, Credentials, EngineRow } from "../engine-row.ts";

interface Shown {
  readonly engine: string;
  /** Each kind in one line: the options that it needs. */
  readonly kinds: readonly string[];
}

const problems = defineDiagnostics("engine", {
  "no-credentials": problem({
    severity: "error",
    message: ({ engine }: Shown) => `${engine} has no credentials.`,
    help: ({ kinds }) => `Write one of these; secrets as \`{secret_ref: NAME, key: KEY}\`: ${kinds.join("; ")}.`,
    docs: {
      cause: "The engine lets nobody in without credentials, and none of its options has any.",
      example:
        "plugins:\n  compute:\n    type: postgres\n    config: {host: db, database: shop}\n  orchestrator: {type: dagster}\n",
      fix: "Add the options of one kind of credentials. docs/engines.md lists the kinds of each engine.",
    },
  }),
  "credentials-incomplete": problem({
    severity: "error",
    message: (p: Shown & { kind: string; missing: readonly string[] }) =>
      `The credentials of ${p.engine} (${p.kind}) lack ${words(p.missing)}.`,
    help: ({ kinds }) => (kinds.length > 1 ? `What there is: ${kinds.join("; ")}.` : undefined),
    docs: {
      cause: "A kind of credentials has options that it cannot do without, and one of them is not there.",
      example:
        "plugins:\n  compute:\n    type: postgres\n    config: {host: db, database: shop, user: floe}\n  orchestrator: {type: dagster}\n",
      fix: "Add the option, or choose another kind of credentials. docs/engines.md lists the kinds of each engine.",
    },
  }),
  "credentials-mixed": problem({
    severity: "error",
    message: (p: Shown & { option: string; kind: string }) =>
      `\`${p.option}\` is no part of the credentials of ${p.engine} that are chosen (${p.kind}).`,
    help: ({ kinds }) => `Remove it, or choose another kind. What there is: ${kinds.join("; ")}.`,
    docs: {
      cause:
        "The options are of two kinds of credentials, of which the adapter takes one and leaves the other unread, or they do not go with the option that chooses, such as `method`.",
      example:
        "plugins:\n  compute:\n    type: trino\n    config: {host: trino, port: 8080, catalog: lake, user: floe, jwt_token: {secret_ref: trino}}\n  orchestrator: {type: dagster}\n",
      fix: "Keep the options of one kind. docs/engines.md lists the kinds of each engine.",
    },
  }),
});

/** The options make up one kind of credentials, and nothing of another one is beside it. */
export function credentialsAreOfOneKind({ title, credentials }: EngineRow): Rule<CheckContext<EngineConfig>> {
  const { chosenBy } = credentials;
  return rule({
    name: "credentials-are-of-one-kind",
    at: optionsOf<EngineConfig>(),
    readsIfThere: [...credentialOptions(credentials), ...(chosenBy === undefined ? [] : [chosenBy])],
    problems,
    check: (_read, config) => {
      if (chosenKind(credentials, config.value) !== undefined) return [];
      return [mistake({ title, credentials }, config)];
    },
  });
}

function mistake(
  { title, credentials }: Pick<EngineRow, "title" | "credentials">,
  config: Located<EngineConfig>,
): Diagnostic {
  const given = givenOptions(credentials, config.value);
  const reachable = kindsInReach(credentials, config.value);
  const shown = { engine: title, kinds: credentials.kinds.map((kind) => described(kind, credentials)) };
  const { chosenBy } = credentials;
  const isChosen = chosenBy !== undefined && config.value[chosenBy] !== undefined;
  if (given.length === 0 && !isChosen) return problems["no-credentials"](shown, placeOf(config));
  const kind = nearest(reachable, given);
  const foreign = kind === undefined ? given : foreignTo(kind, given);
  const [option] = foreign;
  const name = kind?.name ?? "none";
  if (option !== undefined)
    return problems["credentials-mixed"]({ ...shown, option, kind: name }, keySpan(config, option));
  const missing = kind === undefined ? [] : lackingOf(kind, given);
  const chooser = isChosen ? placeOf(at(config, chosenBy)) : undefined;
  return problems["credentials-incomplete"](
    { ...shown, kind: name, missing },
    chooser ?? placeOf(at(config, given[0] ?? "")),
  );
}

/** The kind that was most likely meant: the one to which the least is foreign, then the one that lacks the least. */
function nearest(kinds: readonly CredentialKind[], given: readonly string[]): CredentialKind | undefined {
  const distance = (kind: CredentialKind) => foreignTo(kind, given).length * 100 + lackingOf(kind, given).length;
  return [...kinds].sort((left, right) => distance(left) - distance(right))[0];
}

function described({ name, chosenAs = [], needs }: CredentialKind, { chosenBy }: Credentials): string {
  const chosen = chosenAs.filter((word) => word !== undefined);
  const isSaid = chosenBy !== undefined && chosen.length > 0 && !chosenAs.includes(undefined);
  const choice = isSaid ? [`\`${chosenBy}: ${chosen.join(" | ")}\``] : [];
  const all = [...choice, ...needs.map((option) => `\`${option}\``)];
  return all.length === 0 ? `${name}: nothing` : `${name}: ${all.join(", ")}`;
}

function words(options: readonly string[]): string {
  return options.map((option) => `\`${option}\``).join(" and ");
}
