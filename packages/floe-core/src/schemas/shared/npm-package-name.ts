/** What npm takes for the name of a package, with the leniency that it has for packages of its early years: capital letters
 *  and `!~*'()` pass. No part of such a name leads to another folder. */
export const npmPackageName =
  /^(?!(?:node_modules|favicon\.ico)$)(?:@(?!\.)[A-Za-z0-9_!~*'().-]+\/(?!\.)|(?![._]))[A-Za-z0-9_!~*'().-]+$/;
