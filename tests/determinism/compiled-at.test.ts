import { expect, test } from "vitest";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";
import { artifactPath } from "./compiled-files.ts";

const noon = Date.UTC(2026, 0, 1, 12);
const later = Date.UTC(2027, 5, 5, 17, 30, 59, 999);

test("the artifact names the time of the compile in UTC and whole seconds", async () => {
  const project = smallProject({}, { now: () => later });
  const { artifacts } = await project.compile("shop/floe.yaml");
  expect(artifacts?.metadata.compiled_at).toBe("2027-06-05T17:30:59Z");
});

test("SOURCE_DATE_EPOCH dates the artifact in place of the clock", async () => {
  const project = smallProject({}, { now: () => later, environment: { SOURCE_DATE_EPOCH: "1767225600" } });
  const { artifacts } = await project.compile("shop/floe.yaml");
  expect(artifacts?.metadata.compiled_at).toBe("2026-01-01T00:00:00Z");
});

test("an artifact that would not change otherwise keeps its time", async () => {
  const first = smallProject({}, { now: () => noon });
  await first.compile("shop/floe.yaml");
  const second = smallProject({ more: first.host.files() }, { now: () => later });
  const { artifacts, upToDate } = await second.compile("shop/floe.yaml");
  expect(artifacts?.metadata.compiled_at).toBe("2026-01-01T12:00:00Z");
  expect(upToDate).toBe(true);
  expect(second.host.files()).toEqual(first.host.files());
});

test("an artifact that changes gets the time of the compile that changes it", async () => {
  const first = smallProject({}, { now: () => noon });
  await first.compile("shop/floe.yaml");
  const changed = { ...first.host.files(), "manifest.yaml": smallManifest("observability: {}\n") };
  const second = smallProject({ manifest: changed["manifest.yaml"], more: changed }, { now: () => later });
  const { artifacts } = await second.compile("shop/floe.yaml");
  expect(artifacts?.metadata.compiled_at).toBe("2027-06-05T17:30:59Z");
});

test("a comment in a file is a change of its digest, and so of the artifact", async () => {
  const first = smallProject({}, { now: () => noon });
  await first.compile("shop/floe.yaml");
  const product = smallProduct("# A note.\n");
  const more = { ...first.host.files(), "shop/floe.yaml": product };
  const second = smallProject({ product, more }, { now: () => later });
  await second.compile("shop/floe.yaml");
  expect(second.host.files()[`shop/${artifactPath}`]).not.toBe(first.host.files()[`shop/${artifactPath}`]);
});
