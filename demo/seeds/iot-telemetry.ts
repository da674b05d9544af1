import { AS_OF, dateOf, dayNumber, momentOf } from "./calendar.ts";
import { csvTable } from "./csv.ts";
import { countTo, type Facts, identifier, type ProductSeeds, promise } from "./product-seeds.ts";
import { itemAt, type Random, seededRandom } from "./random.ts";

interface SensorType {
  readonly sensor_type: string;
  readonly unit: string;
  readonly mean: number;
  readonly deviation: number;
}

interface Sensor extends SensorType {
  readonly sensor_id: string;
  readonly equipment_id: string;
  readonly site: string;
  readonly installed_on: string;
}

interface Reading {
  readonly reading_id: string;
  readonly sensor_id: string;
  readonly read_at: string;
  readonly value: string;
  readonly unit: string;
}

const PUMPS = 15;
const SPIKES = 17;
const READINGS_PER_SENSOR = 40;
const HOURS_BETWEEN_READINGS = 6;
const FIRST_DAY = dayNumber("2025-12-22");

/** Ordinary readings stay within this many standard deviations; spikes start at the second number. */
const ORDINARY_SIGMA = 2;
const SPIKE_SIGMA = 12;
/** The product flags a z-score over 3. No ordinary reading may even come near. */
const SAFE_Z_SCORE = 2.8;

// The unit belongs to the type. Means are far enough from zero for a spike downwards to stay physical.
const SENSOR_TYPES: readonly SensorType[] = [
  { sensor_type: "temperature", unit: "celsius", mean: 58, deviation: 1.4 },
  { sensor_type: "vibration", unit: "millimetre_per_second", mean: 2.8, deviation: 0.12 },
  { sensor_type: "pressure", unit: "bar", mean: 6.2, deviation: 0.15 },
  { sensor_type: "flow", unit: "litre_per_minute", mean: 420, deviation: 9 },
];
const SITES = ["north_reservoir", "river_intake", "old_town", "harbour", "hill_tower"];
const TECHNICIANS = ["a.lund", "b.faro", "k.osei", "m.reyes", "s.tanaka"];
const MAINTENANCE = { inspection: 50, calibration: 25, repair: 15, replacement: 10 };

/** A pump that was taken out of service: complete in the staging tables, gone from the mart. */
const RETIRED_PUMP = "PUMP-00";
const RETIRED_FIRST_DAY = dayNumber("2023-11-06");

/** Water pumps with four sensors each: what they measured, and when somebody looked after them. */
export function telemetrySeeds(): ProductSeeds {
  const random = seededRandom(43_110);
  const retired = pumpSensors(random, 0);
  const sensors = countTo(PUMPS).flatMap((pump) => pumpSensors(random, pump));
  const spiked = new Set(random.shuffled(sensors).slice(0, SPIKES));
  const series = sensors.map((sensor, index) => ({
    sensor,
    readings: newReadings(random, sensor, { index, firstDay: FIRST_DAY }),
  }));
  const spikes = series
    .filter(({ sensor }) => spiked.has(sensor))
    .map(({ sensor, readings }) => spikeOf(random, sensor, readings));
  const spikeIds = new Map(spikes.map((spike) => [spike.reading_id, spike]));
  const readings = series.flatMap((one) => one.readings).map((reading) => spikeIds.get(reading.reading_id) ?? reading);
  const retiredReadings = retired.flatMap((sensor, index) =>
    newReadings(random, sensor, { index: sensors.length + index, firstDay: RETIRED_FIRST_DAY }),
  );
  checkDetectable([...readings, ...retiredReadings], new Set(spikeIds.keys()));
  return {
    product: "iot-telemetry",
    tables: [
      csvTable({
        name: "raw_sensors",
        columns: ["sensor_id", "equipment_id", "site", "sensor_type", "installed_on"],
        rows: [...retired, ...sensors],
      }),
      csvTable({
        name: "raw_readings",
        columns: ["reading_id", "sensor_id", "read_at", "value", "unit"],
        rows: [...readings, ...retiredReadings],
      }),
      csvTable({
        name: "raw_maintenance_log",
        columns: ["maintenance_id", "equipment_id", "performed_on", "maintenance_type", "technician"],
        rows: newMaintenance(random),
      }),
    ],
    facts: knownFacts(sensors, readings, [...spikeIds.keys()].sort()),
  };
}

function pumpSensors(random: Random, pump: number): readonly Sensor[] {
  const equipment_id = identifier("PUMP-", pump, 2);
  const site = itemAt(SITES, pump % SITES.length);
  const installed_on = dateOf(random.integer(dayNumber("2021-02-01"), dayNumber("2023-09-30")));
  return SENSOR_TYPES.map((type) => ({
    ...type,
    // Each sensor has its own level: a value that is ordinary here may be an alarm next door.
    mean: type.mean * (0.9 + 0.2 * random.fraction()),
    sensor_id: `${equipment_id}-${type.sensor_type.slice(0, 4).toUpperCase()}`,
    equipment_id,
    site,
    installed_on,
  }));
}

function newReadings(
  random: Random,
  { sensor_id, mean, deviation, unit }: Sensor,
  { index, firstDay }: { readonly index: number; readonly firstDay: number },
): readonly Reading[] {
  return countTo(READINGS_PER_SENSOR).map((number) => ({
    reading_id: identifier("R", index * READINGS_PER_SENSOR + number, 5),
    sensor_id,
    read_at: momentOf(firstDay, (number - 1) * HOURS_BETWEEN_READINGS),
    value: (mean + deviation * random.normal(ORDINARY_SIGMA)).toFixed(3),
    unit,
  }));
}

/** One of a sensor's readings, moved 12 to 16 standard deviations up or down. */
function spikeOf(random: Random, { mean, deviation }: Sensor, readings: readonly Reading[]): Reading {
  const sigma = SPIKE_SIGMA + 4 * random.fraction();
  const direction = random.fraction() < 0.6 ? 1 : -1;
  return { ...random.pick(readings), value: (mean + direction * sigma * deviation).toFixed(3) };
}

function newMaintenance(random: Random) {
  const entries = countTo(PUMPS).flatMap((pump) =>
    countTo(random.integer(2, 4)).map(() => ({ pump, day: maintenanceDay(random) })),
  );
  const retired = { pump: 0, day: dayNumber("2023-10-17") };
  return [retired, ...entries.sort((one, other) => one.day - other.day || one.pump - other.pump)].map(
    ({ pump, day }, index) => ({
      maintenance_id: identifier("M", index + 1, 3),
      equipment_id: identifier("PUMP-", pump, 2),
      performed_on: dateOf(day),
      maintenance_type: random.weighted(MAINTENANCE),
      technician: random.pick(TECHNICIANS),
    }),
  );
}

function maintenanceDay(random: Random): number {
  return random.integer(dayNumber("2024-07-01"), dayNumber(AS_OF) - 12);
}

/** Applies the product's own rule, so that "exactly the planted readings are flagged" is true before SQL says so. */
function checkDetectable(readings: readonly Reading[], spikeIds: ReadonlySet<string>): void {
  const bySensor = new Map<string, Reading[]>();
  for (const reading of readings)
    bySensor.set(reading.sensor_id, [...(bySensor.get(reading.sensor_id) ?? []), reading]);
  for (const own of bySensor.values()) {
    for (const { reading_id, zScore } of zScores(own)) {
      if (spikeIds.has(reading_id)) promise(zScore > 4, `spike ${reading_id} stands out`);
      else promise(zScore < SAFE_Z_SCORE, `reading ${reading_id} is ordinary`);
    }
  }
}

function zScores(readings: readonly Reading[]) {
  const values = readings.map(({ value }) => Number(value));
  const mean = sumOf(values) / values.length;
  const deviation = Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
  return readings.map(({ reading_id, value }) => ({ reading_id, zScore: Math.abs(Number(value) - mean) / deviation }));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function knownFacts(
  sensors: readonly Sensor[],
  readings: readonly Reading[],
  spikeReadingIds: readonly string[],
): Facts {
  promise(spikeReadingIds.length === SPIKES, "every spike has its own sensor");
  return {
    equipment: PUMPS,
    sensors: sensors.length,
    readings: readings.length,
    spike_reading_ids: spikeReadingIds,
    purged_equipment_id: RETIRED_PUMP,
  };
}
