/** Options of each semantic layer as a user could write them, by its type. */
export const sampleConfigs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  cube: {
    include: "all",
    tags: [],
    data_source: "warehouse",
    refresh_every: "30 minutes",
    number_measures: ["sum", "max"],
    hidden_classifications: ["pii"],
  },
};
