/** How the command ends; the table is in the help text and in the README. */
export const exitCode = {
  /** Done. */
  done: 0,
  /** The input, or what surrounds it, refuses it. */
  refused: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** A bug in floe or in a plugin. */
  bug: 70,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
