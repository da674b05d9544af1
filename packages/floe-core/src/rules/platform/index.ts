import type { Rule } from "../../checking/rule.ts";
import { backendsAgree } from "./backends-agree.ts";
import { computeExists, defaultComputeExists } from "./compute-exists.ts";
import { credentialsFitMode } from "./credentials-fit-mode.ts";
import { neededPluginsAreSelected } from "./needed-plugins-are-selected.ts";
import { nodesDifferInEngine } from "./nodes-differ.ts";
import type { OnPlatform } from "./places.ts";
import { pluginAndProfileAgree } from "./plugin-and-profile-agree.ts";
import { profilesExist } from "./profile-exists.ts";
import { qualityProviderExists } from "./quality-provider-exists.ts";
import { secretVariablesDiffer } from "./secret-variables-differ.ts";
import { storageIsKnown } from "./storage-is-known.ts";
import { columnsDifferInEngine, portsDifferInEngine, transformsDifferInEngine } from "./tables-differ.ts";
import { defaultTargetDiffers, targetsDiffer } from "./targets-differ.ts";
import { versionsAreInstalled } from "./versions-are-installed.ts";
import { weightsAreShares } from "./weights-are-shares.ts";

/** What the manifest's values have to agree on among themselves, and with what the product names. */
export const platformRules: readonly Rule<OnPlatform>[] = [
  qualityProviderExists,
  weightsAreShares,
  credentialsFitMode,
  secretVariablesDiffer,
  neededPluginsAreSelected,
  pluginAndProfileAgree,
  backendsAgree,
  ...profilesExist,
  storageIsKnown,
  versionsAreInstalled,
  computeExists,
  defaultComputeExists,
  targetsDiffer,
  defaultTargetDiffers,
  transformsDifferInEngine,
  portsDifferInEngine,
  columnsDifferInEngine,
  nodesDifferInEngine,
];
