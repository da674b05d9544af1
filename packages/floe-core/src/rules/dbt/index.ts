import type { Rule } from "../../checking/rule.ts";
import { cleanKeepsOutputs } from "./clean-keeps-outputs.ts";
import { declaredEdgesAreRead } from "./declared-edges-are-read.ts";
import { edgesAreDeclared } from "./edges-are-declared.ts";
import { edgesAreKnown } from "./edges-are-known.ts";
import { graphHasOrder } from "./graph-has-order.ts";
import { inputSourcesExist } from "./input-sources-exist.ts";
import { modelIsTransform } from "./model-is-transform.ts";
import { modelNamesAreUnique } from "./model-names-are-unique.ts";
import type { OnDbtProject } from "./places.ts";
import { profileFitsProduct } from "./profile-fits-product.ts";
import { refsAreAllowed } from "./refs-are-allowed.ts";
import { refsExist } from "./refs-exist.ts";
import { rightsAreKnown } from "./rights-are-known.ts";
import { transformHasModel } from "./transform-has-model.ts";

/** What floe.yaml and the dbt project beside it have to agree on: both describe one graph. */
export const dbtRules: readonly Rule<OnDbtProject>[] = [
  profileFitsProduct,
  transformHasModel,
  edgesAreDeclared,
  declaredEdgesAreRead,
  modelIsTransform,
  refsExist,
  refsAreAllowed,
  rightsAreKnown,
  inputSourcesExist,
  modelNamesAreUnique,
  graphHasOrder,
  edgesAreKnown,
  cleanKeepsOutputs,
];
