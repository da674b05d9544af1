import type { Rule } from "../../checking/rule.ts";
import { inheritedSettingsYield } from "./inherited-settings-yield.ts";
import { nearerSettingsAreNamed } from "./nearer-settings-are-named.ts";
import type { OnOutputs } from "./places.ts";
import { settingsAreUsed } from "./settings-are-used.ts";

/** Nothing is dropped: what has no effect is named. */
export const configRules: readonly Rule<OnOutputs>[] = [
  nearerSettingsAreNamed,
  inheritedSettingsYield,
  settingsAreUsed,
];
