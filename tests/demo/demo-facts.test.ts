import { describe, expect, test } from "vitest";
import type { Facts } from "../../demo/seeds/product-seeds.ts";
import { type CsvRow, demoData, seedRows } from "./demo-product.ts";

// Each fact is worked out again from the committed CSV files, by other code than the generator's.

describe("the facts of customer-360", () => {
  const facts = demoData<Facts>("customer-360", "facts.json");
  const purged = facts["purged_customer_id"];
  const customers = seedRows("customer-360", "raw_customers").filter((row) => row["customer_id"] !== purged);
  const orders = seedRows("customer-360", "raw_transactions").filter((row) => row["customer_id"] !== purged);

  test("count the customers, all of whom ordered within the retention period", () => {
    const recent = orders.filter((row) => (row["ordered_on"] ?? "") >= "2024-11-27");
    expect(customers).toHaveLength(Number(facts["customers"]));
    expect(new Set(recent.map((row) => row["customer_id"])).size).toBe(customers.length);
  });

  test("count the completed orders and their cents", () => {
    const completed = orders.filter((row) => row["status"] === "completed");
    const cents = completed.reduce((sum, row) => sum + Number(row["amount"]?.replace(".", "")), 0);
    expect(completed).toHaveLength(Number(facts["completed_orders"]));
    expect(cents).toBe(Number(String(facts["completed_spend"]).replace(".", "")));
  });

  test("count the open tickets", () => {
    const tickets = seedRows("customer-360", "raw_support_tickets");
    expect(tickets.filter((row) => row["resolved_at"] === "")).toHaveLength(Number(facts["open_tickets"]));
  });

  test("count each segment", () => {
    const counts: Record<string, number> = {};
    for (const { segment } of customers) counts[segment || "unknown"] = (counts[segment || "unknown"] ?? 0) + 1;
    expect(counts).toEqual(facts["customers_by_segment"]);
  });
});

describe("the facts of iot-telemetry", () => {
  const facts = demoData<Facts>("iot-telemetry", "facts.json");
  const sensors = seedRows("iot-telemetry", "raw_sensors");
  const bySensor = readingsBySensor();

  test("every sensor has at least 30 readings", () => {
    expect([...bySensor.keys()].sort()).toEqual(sensors.map((row) => row["sensor_id"]).sort());
    for (const readings of bySensor.values()) expect(readings.length).toBeGreaterThanOrEqual(30);
  });

  test("every reading has the unit of its sensor's type", () => {
    const unitOf: Readonly<Record<string, string>> = {
      temperature: "celsius",
      vibration: "millimetre_per_second",
      pressure: "bar",
      flow: "litre_per_minute",
    };
    for (const { sensor_id = "", sensor_type = "" } of sensors) {
      expect(new Set(bySensor.get(sensor_id)?.map((row) => row["unit"]))).toEqual(new Set([unitOf[sensor_type]]));
    }
  });

  test("name every reading over three standard deviations, and no other", () => {
    const flagged = [...bySensor.values()].flatMap((readings) => {
      const values = readings.map((row) => Number(row["value"]));
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
      return readings.filter((row) => Math.abs(Number(row["value"]) - mean) > 3 * Math.sqrt(variance));
    });
    expect(flagged.map((row) => row["reading_id"]).sort()).toEqual(facts["spike_reading_ids"]);
    expect(new Set(flagged.map((row) => row["sensor_id"])).size).toBe(flagged.length);
  });
});

describe("the facts of financial-risk", () => {
  const facts = demoData<Facts>("financial-risk", "facts.json");
  const purged = facts["purged_counterparty_id"];
  const exposures = exposureCents();

  test("sum the exposure to the cent, at the last price before the day of the report", () => {
    const total = [...exposures].reduce((sum, [id, cents]) => (id === purged ? sum : sum + cents), 0);
    expect(total).toBe(Number(String(facts["total_exposure"]).replace(".", "")));
  });

  test("name every counterparty over its limit, and no other comes near", () => {
    const utilisation = seedRows("financial-risk", "raw_counterparties").map((row) => {
      const id = row["counterparty_id"] ?? "";
      return { id, share: (exposures.get(id) ?? 0) / Number(row["exposure_limit"]?.replace(".", "")) };
    });
    expect(utilisation.filter(({ share }) => share > 1).map(({ id }) => id)).toEqual(
      facts["breaching_counterparty_ids"],
    );
    for (const { share } of utilisation) expect(Math.abs(share - 1)).toBeGreaterThan(0.05);
  });
});

function readingsBySensor(): ReadonlyMap<string, readonly CsvRow[]> {
  const bySensor = new Map<string, CsvRow[]>();
  for (const row of seedRows("iot-telemetry", "raw_readings")) {
    const sensor = row["sensor_id"] ?? "";
    bySensor.set(sensor, [...(bySensor.get(sensor) ?? []), row]);
  }
  return bySensor;
}

/** Cents at stake with each counterparty, at the last price that was known before the day of the report. */
function exposureCents(): ReadonlyMap<string, number> {
  const known = seedRows("financial-risk", "raw_market_data").filter((row) => (row["priced_on"] ?? "") < "2026-01-01");
  const latest = new Map(known.map((row) => [row["instrument_id"], Number(row["close_price"]?.replace(".", ""))]));
  const exposures = new Map<string, number>();
  for (const { counterparty_id = "", instrument_id, quantity } of seedRows("financial-risk", "raw_positions")) {
    const cents = Number(quantity) * (latest.get(instrument_id) ?? Number.NaN);
    exposures.set(counterparty_id, (exposures.get(counterparty_id) ?? 0) + cents);
  }
  return exposures;
}
