/** The release of floe, as `floe --version` prints it and the artifact records it. A test compares it with
 *  package.json, which a bundle does not carry along. */
export const floeVersion = "0.1.0";
