import type { FileRole } from "../../project/project-file.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import type { Pointer } from "../../text/pointer.ts";
import type { GovernanceRule } from "./governance-rule.ts";

/** A setting by which a file holds products or people to something, and who sees to it. */
export interface GovernedSetting {
  readonly file: FileRole;
  /** The setting or the section; `*` stands for each element and each member. What lies in it belongs to it, up to a row of
   *  its own. */
  readonly at: Pointer;
  readonly enforced: Enforced | NotYet;
}

/** The rule that enforces it. */
export interface Enforced {
  readonly by: GovernanceRule;
}

/** Nothing enforces it, in this version. */
export interface NotYet {
  readonly by: "not yet";
  /** What follows from that, as it ends a message after a colon. */
  readonly lacks: string;
  /** What a user can do until then, as a sentence without its full stop. */
  readonly meanwhile: string;
  /** The keys of the section that say whether it binds and how hard, the last one the most exactly. Absent for a section
   *  that binds by standing there. */
  readonly switches?: readonly Switch[];
  /** The kind of plugins that may enforce it: nothing is said where one is loaded. */
  readonly leftTo?: PluginKind;
}

/** A key that says whether a rule binds, and how hard. */
export interface Switch {
  /** Absent where the setting is its own switch. */
  readonly key?: string;
  /** Values with which nothing is promised. */
  readonly off?: readonly unknown[];
  /** Values that call the rule strict, required or enabled. */
  readonly asserts?: readonly unknown[];
}
