import { AS_OF, dateOf, dayNumber, isWeekend } from "./calendar.ts";
import { csvTable } from "./csv.ts";
import { decimalOf } from "./money.ts";
import { countTo, type Facts, identifier, type ProductSeeds, promise } from "./product-seeds.ts";
import { type Random, seededRandom } from "./random.ts";

interface Close {
  readonly instrument_id: string;
  readonly day: number;
  readonly cents: number;
}

interface Position {
  readonly portfolio_id: string;
  readonly counterparty_id: string;
  readonly instrument_id: string;
  readonly quantity: number;
  readonly entryCents: number;
  readonly opened_on: string;
}

interface Counterparty {
  readonly counterparty_id: string;
  readonly counterparty_name: string;
  readonly rating: string;
  readonly country_code: string;
}

const INSTRUMENTS = 40;
const PORTFOLIOS = 20;
const COUNTERPARTIES = 30;
const OPEN_POSITIONS = 520;
const CLOSED_POSITIONS = 14;
const BREACHES = 4;

const FIRST_PRICE_DAY = dayNumber("2025-10-01");
/** One day after the day of the report: a price from the future, which the models must not look at. */
const LAST_PRICE_DAY = dayNumber("2026-01-02");
const HOLIDAYS = new Set([dayNumber("2025-12-25"), dayNumber("2026-01-01")]);
const LIMIT_STEP_CENTS = 1_000_000;

const RATINGS = { AA: 20, A: 35, BBB: 30, BB: 15 };
const COUNTRIES = { US: 40, GB: 20, CA: 15, DE: 15, CH: 10 };
const NAME_STARTS = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ironwood", "Juniper"];
const NAME_ENDS = ["Capital", "Clearing", "Securities"];

/** A holding whose last price is years old: complete in the staging tables, gone from the mart. */
const DELISTED = { instrument_id: "INS-000", firstDay: dayNumber("2023-06-26"), lastDay: dayNumber("2023-06-30") };
const DORMANT: Counterparty = {
  counterparty_id: "CP-00",
  counterparty_name: "Yarrow Brokers",
  rating: "BBB",
  country_code: "GB",
};
const DORMANT_POSITION: Position = {
  portfolio_id: "PF-00",
  counterparty_id: DORMANT.counterparty_id,
  instrument_id: DELISTED.instrument_id,
  quantity: 1_200,
  entryCents: 28_410,
  opened_on: "2022-09-12",
};

/** Positions, the prices to value them with, and how much may be at stake with each counterparty. */
export function riskSeeds(): ProductSeeds {
  const random = seededRandom(20_260_101);
  const closes = newCloses(random);
  const latest = latestCents(closes);
  const counterparties = countTo(COUNTERPARTIES).map((number) => newCounterparty(random, number));
  const positions = newPositions(random, latest);
  const exposures = exposureCents(positions, latest);
  const breaching = random
    .shuffled(counterparties)
    .slice(0, BREACHES)
    .map(({ counterparty_id }) => counterparty_id)
    .sort();
  const limits = newLimits(random, exposures, new Set(breaching));
  return {
    product: "financial-risk",
    tables: [
      csvTable({
        name: "raw_positions",
        columns: [
          "position_id",
          "portfolio_id",
          "counterparty_id",
          "instrument_id",
          "quantity",
          "entry_price",
          "opened_on",
        ],
        rows: [DORMANT_POSITION, ...positions].map(positionRow),
      }),
      csvTable({
        name: "raw_market_data",
        columns: ["instrument_id", "priced_on", "close_price"],
        rows: closes.map(closeRow),
      }),
      csvTable({
        name: "raw_counterparties",
        columns: ["counterparty_id", "counterparty_name", "rating", "country_code", "exposure_limit"],
        rows: [
          { ...DORMANT, exposure_limit: "900000.00" },
          ...counterparties.map((one) => ({ ...one, exposure_limit: decimalOf(limits.get(one.counterparty_id) ?? 0) })),
        ],
      }),
    ],
    facts: knownFacts(exposures, breaching),
  };
}

function newCloses(random: Random): readonly Close[] {
  const delisted = { instrument_id: DELISTED.instrument_id, days: tradingDays(DELISTED.firstDay, DELISTED.lastDay) };
  const listed = countTo(INSTRUMENTS).map((number) => ({
    instrument_id: identifier("INS-", number, 3),
    days: tradingDays(FIRST_PRICE_DAY, LAST_PRICE_DAY),
  }));
  return [delisted, ...listed].flatMap((instrument) => priceWalk(random, instrument));
}

function tradingDays(first: number, last: number): readonly number[] {
  const days = countTo(last - first + 1).map((number) => first + number - 1);
  return days.filter((day) => !isWeekend(day) && !HOLIDAYS.has(day));
}

/** A geometric walk: each day moves the price by a share of itself, so a price can never turn negative. */
function priceWalk(
  random: Random,
  instrument: { readonly instrument_id: string; readonly days: readonly number[] },
): readonly Close[] {
  const dailyVolatility = 0.004 + 0.018 * random.fraction();
  const dailyDrift = 0.0006 * (random.fraction() - 0.4);
  const closes: Close[] = [];
  let cents = random.integer(1_200, 38_000);
  for (const day of instrument.days) {
    cents = Math.round(cents * (1 + dailyDrift + dailyVolatility * random.normal(3)));
    closes.push({ instrument_id: instrument.instrument_id, day, cents });
  }
  return closes;
}

/** The last price of each instrument that was known on the day of the report. */
function latestCents(closes: readonly Close[]): ReadonlyMap<string, number> {
  const known = closes.filter(({ day }) => day <= dayNumber(AS_OF));
  return new Map(known.map(({ instrument_id, cents }) => [instrument_id, cents]));
}

function newCounterparty(random: Random, number: number): Counterparty {
  const start = NAME_STARTS[(number - 1) % NAME_STARTS.length];
  const end = NAME_ENDS[Math.floor((number - 1) / NAME_STARTS.length)];
  return {
    counterparty_id: identifier("CP-", number, 2),
    counterparty_name: `${start} ${end}`,
    rating: random.weighted(RATINGS),
    country_code: random.weighted(COUNTRIES),
  };
}

function newPositions(random: Random, latest: ReadonlyMap<string, number>): readonly Position[] {
  const open = countTo(OPEN_POSITIONS).map(() => newPosition(random, latest, random.integer(50, 1_500)));
  const closed = countTo(CLOSED_POSITIONS).map(() => newPosition(random, latest, 0));
  return random.shuffled([...open, ...closed]);
}

function newPosition(random: Random, latest: ReadonlyMap<string, number>, quantity: number): Position {
  const instrument_id = identifier("INS-", random.integer(1, INSTRUMENTS), 3);
  return {
    portfolio_id: identifier("PF-", random.integer(1, PORTFOLIOS), 2),
    counterparty_id: identifier("CP-", random.integer(1, COUNTERPARTIES), 2),
    instrument_id,
    quantity,
    entryCents: Math.round((latest.get(instrument_id) ?? 0) * (0.82 + 0.3 * random.fraction())),
    opened_on: dateOf(random.integer(dayNumber("2024-02-01"), dayNumber("2025-12-30"))),
  };
}

function exposureCents(
  positions: readonly Position[],
  latest: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const exposures = new Map<string, number>();
  for (const { counterparty_id, instrument_id, quantity } of positions) {
    const value = quantity * (latest.get(instrument_id) ?? 0);
    exposures.set(counterparty_id, (exposures.get(counterparty_id) ?? 0) + value);
  }
  return exposures;
}

/** Limits far from the exposure on either side, so that no rounding can turn a breach around. */
function newLimits(
  random: Random,
  exposures: ReadonlyMap<string, number>,
  breaching: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const [counterparty, exposure] of [...exposures].sort()) {
    const factor = breaching.has(counterparty) ? 0.8 + 0.12 * random.fraction() : 1.2 + 1.6 * random.fraction();
    const limit = Math.round((exposure * factor) / LIMIT_STEP_CENTS) * LIMIT_STEP_CENTS;
    const utilisation = exposure / limit;
    promise(utilisation > 1.05 === breaching.has(counterparty), `${counterparty} breaches only by intent`);
    promise(utilisation > 1.05 || utilisation < 0.86, `${counterparty} stays clear of its limit`);
    limits.set(counterparty, limit);
  }
  return limits;
}

function positionRow({ entryCents, ...position }: Position, index: number) {
  return { position_id: identifier("P", index, 4), ...position, entry_price: decimalOf(entryCents) };
}

function closeRow({ instrument_id, day, cents }: Close) {
  return { instrument_id, priced_on: dateOf(day), close_price: decimalOf(cents) };
}

function knownFacts(exposures: ReadonlyMap<string, number>, breaching: readonly string[]): Facts {
  promise(exposures.size === COUNTERPARTIES, "every counterparty has a position");
  return {
    counterparties: COUNTERPARTIES,
    open_positions: OPEN_POSITIONS,
    total_exposure: decimalOf([...exposures.values()].reduce((sum, cents) => sum + cents, 0)),
    breaching_counterparty_ids: breaching,
    purged_counterparty_id: DORMANT.counterparty_id,
  };
}
