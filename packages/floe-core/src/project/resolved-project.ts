import type { Located } from "../origins/located.ts";
import type { ProductIdentity } from "../plugins/contract.ts";
import type { LoadedPlugin } from "../plugins/load.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import type { Product } from "../schemas/product/product.ts";
import type { Transform } from "../schemas/product/transform.ts";
import type { LoadedFile } from "./loaded-project.ts";

/** Options as somebody's schema accepted them: a table whose members know their places. */
export type Options = Located<{ readonly [key: string]: unknown }>;

/** What the platform chose for one kind of plugin. */
export interface SelectedPlugin {
  readonly kind: PluginKind;
  readonly type: Located<string>;
  /** As the manifest pins it. */
  readonly version: Located<string> | undefined;
  readonly options: Options | undefined;
  /** The Kubernetes Secret of the connection, by name. */
  readonly connectionSecret: Located<string> | undefined;
  /** `undefined` for kinds that are carried to the runtime without a plugin in the compiler. */
  readonly loaded: LoadedPlugin | undefined;
}

/** A compute engine that this product uses: the default, or a profile that a transform names. */
export interface ComputeEngine {
  /** `dev` for the default, the name of the profile for the others: the name of the dbt output. */
  readonly target: string;
  readonly selected: SelectedPlugin;
}

/** A transform and what runs it. */
export interface ResolvedTransform {
  readonly transform: Located<Transform>;
  readonly compute: Located<string>;
}

/** The platform, with its plugins loaded and their options checked. */
export interface ResolvedPlatform {
  readonly manifest: Located<Manifest>;
  readonly file: LoadedFile<Manifest>;
  readonly plugins: ReadonlyMap<PluginKind, SelectedPlugin>;
}

/** The product on its platform: every name is resolved. */
export interface ResolvedProject {
  readonly product: Located<Product>;
  readonly file: LoadedFile<Product>;
  readonly identity: ProductIdentity;
  readonly platform: ResolvedPlatform;
  /** The default engine first. */
  readonly engines: readonly ComputeEngine[];
  readonly transforms: readonly ResolvedTransform[];
  readonly defaultCompute: Located<string>;
}
