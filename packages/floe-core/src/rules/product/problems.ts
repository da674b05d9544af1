import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";

/** Findings about what floe.yaml says that its schema cannot express. */
export const productDiagnostics = defineDiagnostics("product", {
  "duplicate-name": problem({
    severity: "error",
    message: (p: { what: string; name: string }) => `Two ${p.what} are called \`${display(p.name)}\`.`,
    help: () => "Rename one of them.",
    docs: {
      cause: "Names of transforms, destinations and output ports each have to be unique in a product.",
      example: "transforms:\n  - name: orders\n  - name: orders\n",
      fix: "Give each its own name.",
    },
  }),
  "unknown-dependency": problem({
    severity: "error",
    message: (p: { name: string; suggestion: string | undefined }) =>
      `There is no transform \`${display(p.name)}\` to depend on.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "`dependsOn` names transforms of this product; seeds and sources do not belong there."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause: "`dependsOn` names a transform that the product does not have.",
      example: "transforms:\n  - name: orders\n    dependsOn: [ordrs_raw]\n",
      fix: "Correct the name, or add the transform.",
    },
  }),
  "self-dependency": problem({
    severity: "error",
    message: (p: { name: string }) => `\`${display(p.name)}\` depends on itself.`,
    help: () => "Remove it from its own `dependsOn`.",
    docs: {
      cause: "A transform names itself in `dependsOn`.",
      example: "transforms:\n  - name: orders\n    dependsOn: [orders]\n",
      fix: "Remove the entry.",
    },
  }),
  "dependency-cycle": problem({
    severity: "error",
    message: (p: { path: readonly string[] }) =>
      `Transforms depend on each other in a circle: ${abridged(p.path).map(display).join(" → ")}.`,
    help: () => "Remove one of the dependencies along the way.",
    docs: {
      cause: "Following `dependsOn` leads back to where it started, so there is no order to run the transforms in.",
      example: "transforms:\n  - {name: a, dependsOn: [b]}\n  - {name: b, dependsOn: [a]}\n",
      fix: "Break the circle at one of its edges.",
    },
  }),
  "bad-cron": problem({
    severity: "error",
    message: (p: { cron: string }) => `\`${display(p.cron)}\` is not a cron expression.`,
    help: () => "Five fields: minute, hour, day of month, month, day of week. `0 6 * * 1` is Mondays at six.",
    docs: {
      cause: "The schedule's `cron` cannot be read as a five-field cron expression.",
      example: "schedule:\n  cron: every day\n",
      fix: "Write minute, hour, day of month, month and day of week, separated by spaces.",
    },
  }),
  "never-runs": problem({
    severity: "error",
    message: (p: { cron: string }) => `\`${display(p.cron)}\` never comes: there is no such day.`,
    help: () => "Choose a day that the month has.",
    docs: {
      cause: "The cron expression names a date that does not exist, such as the 31st of February.",
      example: "schedule:\n  cron: 0 6 31 2 *\n",
      fix: "Correct the day or the month.",
    },
  }),
  "unknown-timezone": problem({
    severity: "error",
    message: (p: { timezone: string; suggestion: string | undefined }) =>
      `\`${display(p.timezone)}\` is not an IANA time zone.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "Use a name such as `UTC` or `Europe/Berlin`."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "`timezone` is not in the IANA time zone database. Abbreviations and offsets are ambiguous and not accepted.",
      example: "schedule:\n  cron: 0 6 * * *\n  timezone: Mars/Olympus\n",
      fix: "Use the name of a zone, with its capital letters.",
    },
  }),
  "schedule-without-cron": problem({
    severity: "error",
    message: () => "The schedule has no `cron`, so it would never run.",
    help: () => "Add `cron`, or remove `schedule`: the platform's default schedule applies then.",
    docs: {
      cause: "`schedule` is there without `cron`; its other keys have nothing to act on.",
      example: "schedule:\n  timezone: UTC\n",
      fix: "Add `cron: …`, or remove the section.",
    },
  }),
  "environment-key": problem({
    severity: "error",
    message: (p: { path: string }) => `\`${display(p.path)}\` does not belong into floe.yaml.`,
    help: () =>
      "Endpoints, credentials and whatever differs between environments are the platform's: move it to manifest.yaml.",
    docs: {
      cause:
        "floe.yaml is the same in every environment, so it holds no endpoint, host, user or credential at any depth.",
      example:
        "destinations:\n  - name: crm\n    sink_type: hubspot\n    connection_secret_ref: crm\n    config: {endpoint: http://crm}\n",
      fix: "Move the setting to the manifest; refer to profiles and secrets by name.",
    },
  }),
  "too-many-options": problem({
    severity: "error",
    message: (p: { count: number }) => `A destination takes at most 50 options; this one has ${p.count}.`,
    help: () => "Split the destination, or move what never changes into the sink.",
    docs: { cause: "The `config` of a destination has more than 50 keys.", fix: "Reduce them to 50 or fewer." },
  }),
});

// Both ends of a long way say where to look.
function abridged(path: readonly string[]): readonly string[] {
  if (path.length <= 2 * shownAtEachEnd + 1) return path;
  const leftOut = path.length - 2 * shownAtEachEnd;
  return [...path.slice(0, shownAtEachEnd), `… ${leftOut} more …`, ...path.slice(-shownAtEachEnd)];
}

const shownAtEachEnd = 6;
