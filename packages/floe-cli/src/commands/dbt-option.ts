/** The option with which the dbt of this machine judges the project. */
export const dbtOption = {
  flags: "--dbt",
  description: "have the dbt of this machine parse the project with floe's profile, and judge by what it says",
} as const;
