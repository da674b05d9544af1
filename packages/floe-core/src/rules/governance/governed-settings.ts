import type { GovernedSetting, NotYet, Switch } from "./governed-setting.ts";
import { levelIsNotWeakened } from "./level-is-not-weakened.ts";
import { pluginsAreApproved } from "./plugins-are-approved.ts";
import { productIsApproved } from "./product-is-approved.ts";
import { sinksAreApproved } from "./sinks-are-approved.ts";

const isEnabled: Switch = { key: "enabled", off: [false], asserts: [true] };
const level: Switch = { key: "enforcement", off: ["off"], asserts: ["strict"] };
const signatures = { off: ["off"], asserts: ["enforce"] };

const checkModels = "Check the models in the products' CI";
const checkSignatures = "Check signatures where artifacts are deployed";
const guardPromotion = "Guard promotions in the CI";

/** The one list of what the files hold products and people to, and which rule of floe enforces it. Whoever enforces one
 *  more names the rule in its row; then nothing more is said about it. */
export const governedSettings: readonly GovernedSetting[] = [
  { file: "product", at: "/governance/policy_enforcement_level", enforced: { by: levelIsNotWeakened } },
  { file: "manifest", at: "/governance/policy_enforcement_level", enforced: { by: levelIsNotWeakened } },
  { file: "manifest", at: "/approved_plugins", enforced: { by: pluginsAreApproved } },
  { file: "manifest", at: "/approved_sinks", enforced: { by: sinksAreApproved } },
  { file: "manifest", at: "/approved_products", enforced: { by: productIsApproved } },
  notYet("/governance/pii_encryption", {
    lacks: "nothing checks that personal data is encrypted",
    meanwhile: "Switch encryption on in the storage and the catalog",
    switches: [{ off: ["optional"], asserts: ["required"] }],
  }),
  notYet("/governance/audit_logging", {
    lacks: "nothing makes an audit log",
    meanwhile: "Switch the audit logs of the catalog and the storage on",
    switches: [{ off: ["disabled"] }],
  }),
  notYet("/governance/data_retention_days", {
    lacks: "nothing deletes older data",
    meanwhile: "Delete it in the models, or with a lifecycle rule of the storage",
  }),
  notYet("/governance/naming", {
    lacks: "no name is checked",
    meanwhile: checkModels,
    switches: [level],
  }),
  notYet("/governance/quality_gates", {
    lacks: "neither tests nor descriptions are counted",
    meanwhile: checkModels,
  }),
  notYet("/governance/custom_rules", { lacks: "no model is held to these rules", meanwhile: checkModels }),
  notYet("/governance/policy_overrides", {
    lacks: "no model gets an exception",
    meanwhile: "Agree on exceptions with those who check the models",
  }),
  notYet("/governance/data_contracts", {
    lacks: "no table is held to its contract",
    meanwhile: "Compare tables with their contracts in the products' CI",
    switches: [level],
  }),
  notYet("/governance/data_contracts/auto_generation", {
    lacks: "each output port gets the same kind of contract, whatever this says",
    meanwhile: "Take the contracts as they are in compiled_artifacts.json",
  }),
  notYet("/governance/data_contracts/drift_detection", {
    lacks: "no table is compared with its contract",
    meanwhile: "Compare tables with their contracts in the products' CI",
    switches: [isEnabled],
  }),
  notYet("/governance/rbac", {
    lacks: "nobody is asked for a role",
    meanwhile: "Limit who may compile and deploy in the CI and in the cluster",
    switches: [isEnabled],
  }),
  notYet("/governance/secret_scanning", {
    lacks: "of all files only manifest.yaml and floe.yaml are searched, always, and by floe's own patterns",
    meanwhile: "Search the other files with a scanner in the CI",
    switches: [isEnabled],
  }),
  notYet("/governance/network_policies", {
    lacks: "no network policy is written",
    meanwhile: "Install network policies in the cluster by hand",
    switches: [isEnabled],
  }),
  notYet("/governance/policies", { lacks: "no policy is evaluated", meanwhile: checkModels }),
  notYet("/governance/policies/*/action", {
    lacks: "no policy is evaluated",
    meanwhile: checkModels,
    switches: [{ off: ["warn"], asserts: ["error", "block"] }],
  }),
  notYet("/plugins/quality/quality_gates", qualityOf("no layer is held to its gate")),
  notYet("/artifacts/registry/signing", {
    lacks: "nothing is published or signed",
    meanwhile: "Sign artifacts in the CI",
  }),
  notYet("/artifacts/registry/verification", {
    lacks: "no signature is checked",
    meanwhile: checkSignatures,
    switches: [
      { key: "enabled", off: [false] },
      { key: "enforcement", ...signatures },
    ],
  }),
  notYet("/artifacts/registry/verification/require_sbom", sbom()),
  notYet("/artifacts/registry/verification/environments/*", {
    lacks: "no signature is checked",
    meanwhile: checkSignatures,
    switches: [{ key: "enforcement", ...signatures }],
  }),
  notYet("/artifacts/registry/verification/environments/*/require_sbom", sbom()),
  notYet("/artifacts/promotion/signature_enforcement", {
    lacks: "no signature is checked",
    meanwhile: checkSignatures,
    switches: [signatures],
  }),
  notYet("/artifacts/promotion/verify_secondary_digests", {
    lacks: "nothing is copied or compared",
    meanwhile: "Compare the copies in the CI that makes them",
    switches: [{ off: [false], asserts: [true] }],
  }),
  // The schema does not let anybody switch this gate off.
  gate("policy_compliance", { asserts: [true] }),
  gate("tests", { off: [false], asserts: [true] }),
  gate("security_scan", { off: [false], asserts: [true] }),
  gate("cost_analysis", { off: [false], asserts: [true] }),
  gate("performance_baseline", { off: [false], asserts: [true] }),
  notYet("/artifacts/promotion/environments/*/authorization", {
    lacks: "nobody is asked who they are",
    meanwhile: guardPromotion,
    switches: [{ key: "separation_of_duties", asserts: [true] }],
  }),
  notYet("/artifacts/promotion/environments/*/lock", {
    lacks: "nothing is promoted or stopped",
    meanwhile: guardPromotion,
    switches: [{ key: "locked", off: [false], asserts: [true] }],
  }),
];

function notYet(at: GovernedSetting["at"], without: Omit<NotYet, "by">): GovernedSetting {
  return { file: "manifest", at, enforced: { by: "not yet", ...without } };
}

function gate(name: string, isOn: Switch): GovernedSetting {
  return notYet(`/artifacts/promotion/environments/*/gates/${name}`, {
    lacks: "nothing is promoted or stopped",
    meanwhile: guardPromotion,
    switches: [isOn],
  });
}

function qualityOf(lacks: string): Omit<NotYet, "by"> {
  return { lacks, meanwhile: "Write dbt tests", leftTo: "quality" };
}

function sbom(): Omit<NotYet, "by"> {
  return {
    lacks: "no bill of materials is looked at",
    meanwhile: "Check them where artifacts are deployed",
    switches: [{ off: [false], asserts: [true] }],
  };
}
