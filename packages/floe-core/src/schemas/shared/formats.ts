import * as z from "zod";

// `z.url()` trims what it returns, which a schema of floe must not do. User information is left out on purpose: it
// would be a password in plain text. The last alternatives keep the port at or below 65535.
const httpUrlPattern =
  /^https?:\/\/(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@:[\]\\]+)(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(?:[/?#][^\s]*)?$/;

/** An absolute `http` or `https` address without user information. Private networks and localhost are fine. */
export const HttpUrl = z.string().regex(httpUrlPattern, {
  error: "An endpoint is an absolute URL that starts with `http://` or `https://` and holds no user name or password.",
});

/** An ISO 8601 date and time. floe writes UTC with `Z`; a local time without offset, as older files have, is read. */
export const Timestamp = z.iso.datetime({ offset: true, local: true });
