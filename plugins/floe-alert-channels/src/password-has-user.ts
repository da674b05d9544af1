import { defineDiagnostics, isAbsent, isThere, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import type { z } from "zod";
import type { EmailConfig } from "./channel-configs.ts";

const problems = defineDiagnostics("email", {
  "password-without-user": problem({
    severity: "error",
    message: () => "A password is given and no user.",
    help: () => "Add `username`, or remove `password` for a server that asks for none.",
    docs: {
      cause: "`password` stands without `username`. floe-dagster logs in at the mail server with both, or not at all.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  alert_channel:\n    type: email\n    config: {host: mail, from: floe@example.com, to: [team@example.com], password: {secret_ref: mail}}\n",
      fix: "Add the user.",
    },
  }),
  "user-without-password": problem({
    severity: "error",
    message: () => "A user is given and no password.",
    help: () => "Add `password: {secret_ref: <name>}`, or remove `username` for a server that asks for none.",
    docs: {
      cause: "`username` stands without `password`. floe-dagster logs in at the mail server with both, or not at all.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  alert_channel:\n    type: email\n    config: {host: mail, from: floe@example.com, to: [team@example.com], username: floe}\n",
      fix: "Add the password as a reference to a secret.",
    },
  }),
});

/** A mail server is logged in to with a user and a password, or with neither. */
export const passwordHasUser = rule({
  name: "password-has-user",
  at: optionsOf<z.output<typeof EmailConfig>>(),
  readsIfThere: ["username", "password"],
  problems,
  check: ({ username, password }) => {
    if (isThere(password) && isAbsent(username)) return [problems["password-without-user"]({}, placeOf(password))];
    if (isThere(username) && isAbsent(password)) return [problems["user-without-password"]({}, placeOf(username))];
    return [];
  },
});
