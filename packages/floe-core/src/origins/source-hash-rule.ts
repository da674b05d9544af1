/** The rule that the source hash is made by. It covers every byte of both files, so it says of no setting that it is
 *  read. */
export const sourceHashRule = "a digest of both files";
