import { AS_OF, dateOf, dayNumber, momentOf } from "./calendar.ts";
import { csvTable } from "./csv.ts";
import { decimalOf } from "./money.ts";
import { countTo, type Facts, identifier, type ProductSeeds, promise } from "./product-seeds.ts";
import { itemAt, type Random, seededRandom } from "./random.ts";

interface Customer {
  readonly customer_id: string;
  readonly full_name: string;
  readonly email: string;
  readonly country_code: string;
  readonly segment: string | undefined;
  readonly signed_up_on: string;
}

interface Order {
  readonly customer_id: string;
  readonly ordered_on: string;
  readonly category: Category;
  readonly channel: string;
  readonly status: string;
  readonly cents: number;
}

interface Ticket {
  readonly customer_id: string;
  readonly topic: string;
  readonly priority: Priority;
  readonly opened_at: string;
  readonly resolved_at: string | undefined;
}

const CUSTOMERS = 400;
const ORDERS = 2400;
const TICKETS = 500;

const LAST_DAY = dayNumber(AS_OF) - 1;
const SHOP_OPENED = dayNumber("2024-01-01");
/** Every customer orders once from here on, so that the retention hook keeps all of them. */
const ACTIVE_SINCE = dayNumber("2025-01-01");

const FIRST_NAMES = ["Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Henrik", "Ines", "Jonas"];
const MORE_FIRST_NAMES = ["Kaja", "Luis", "Maren", "Nadia", "Oskar", "Paula", "Quentin", "Rosa", "Stefan", "Tove"];
const LAST_NAMES = ["Aalto", "Berger", "Costa", "Duval", "Eriksen", "Fontana", "Grabner", "Horvat", "Ivanova"];
const MORE_LAST_NAMES = ["Jansen", "Kowalski", "Lindqvist", "Moreau", "Novak", "Okafor", "Petrov", "Rossi", "Silva"];

const COUNTRIES = { DE: 34, FR: 18, NL: 14, AT: 12, IT: 12, PL: 10 };
const SEGMENTS = { household: 52, freelance: 24, small_business: 16, enterprise: 6, missing: 2 };
const ORDER_SHARE = { household: 2, freelance: 3, small_business: 5, enterprise: 9, missing: 2 };
const CHANNELS = { web: 55, app: 30, store: 15 };
const OLD_ORDER_STATUSES = { completed: 87, refunded: 8, cancelled: 5 };
const NEW_ORDER_STATUSES = { completed: 35, refunded: 2, cancelled: 5, pending: 58 };
const TOPICS = { delivery: 35, returns: 25, damage: 18, billing: 12, advice: 10 };

type Category = "desk" | "chair" | "lighting" | "storage" | "accessory";
const CATEGORIES: Readonly<Record<Category, number>> = {
  desk: 14,
  chair: 18,
  lighting: 20,
  storage: 16,
  accessory: 32,
};
const PRICE_CENTS: Readonly<Record<Category, readonly [number, number]>> = {
  desk: [17_900, 94_900],
  chair: [8_900, 64_900],
  lighting: [2_450, 18_900],
  storage: [5_900, 42_900],
  accessory: [795, 8_950],
};

type Priority = "low" | "normal" | "high" | "urgent";
const PRIORITIES: Readonly<Record<Priority, number>> = { low: 25, normal: 50, high: 18, urgent: 7 };
const LONGEST_RESOLUTION_HOURS: Readonly<Record<Priority, number>> = { low: 160, normal: 96, high: 36, urgent: 12 };

/** A customer who left years ago: complete in the staging tables, gone from the mart. */
const LAPSED: Customer = {
  customer_id: "C0000",
  full_name: "Ulrich Vogel",
  email: "ulrich.vogel.0000@example.com",
  country_code: "AT",
  segment: "household",
  signed_up_on: "2019-03-04",
};
const LAPSED_ORDER: Order = {
  customer_id: LAPSED.customer_id,
  ordered_on: "2019-04-11",
  category: "chair",
  channel: "store",
  status: "completed",
  cents: 24_900,
};

/** A shop for home offices: who its customers are, what they bought, what they asked. */
export function customerSeeds(): ProductSeeds {
  const random = seededRandom(360);
  const customers = countTo(CUSTOMERS).map((number) => newCustomer(random, number));
  const orders = newOrders(random, customers);
  const tickets = newTickets(random, orders);
  const numbered = [LAPSED_ORDER, ...orders].map((order, index) => orderRow(order, index));
  return {
    product: "customer-360",
    tables: [
      csvTable({
        name: "raw_customers",
        columns: ["customer_id", "full_name", "email", "country_code", "segment", "signed_up_on"],
        rows: [LAPSED, ...customers],
      }),
      csvTable({
        name: "raw_transactions",
        columns: ["transaction_id", "customer_id", "ordered_on", "category", "channel", "status", "amount"],
        rows: numbered,
      }),
      csvTable({
        name: "raw_support_tickets",
        columns: ["ticket_id", "customer_id", "topic", "priority", "opened_at", "resolved_at"],
        rows: tickets.map((ticket, index) => ({ ticket_id: identifier("S", index + 1, 4), ...ticket })),
      }),
    ],
    facts: knownFacts(customers, orders, tickets),
  };
}

function newCustomer(random: Random, number: number): Customer {
  const full = `${random.pick([...FIRST_NAMES, ...MORE_FIRST_NAMES])} ${random.pick([...LAST_NAMES, ...MORE_LAST_NAMES])}`;
  const email = `${full.replace(" ", ".")}.${String(number).padStart(4, "0")}@example.com`;
  const segment = random.weighted(SEGMENTS);
  return {
    customer_id: identifier("C", number, 4),
    // One name in ten was typed with spaces around it, two addresses in ten with capitals; staging cleans both.
    full_name: random.fraction() < 0.1 ? `  ${full} ` : full,
    email: random.fraction() < 0.2 ? email : email.toLowerCase(),
    country_code: random.weighted(COUNTRIES),
    segment: segment === "missing" ? undefined : segment,
    signed_up_on: dateOf(random.integer(dayNumber("2022-01-03"), dayNumber("2025-11-28"))),
  };
}

function newOrders(random: Random, customers: readonly Customer[]): readonly Order[] {
  const first = customers.map((customer) => newOrder(random, customer, ACTIVE_SINCE));
  // Larger customers stand in the pool more often and so order more often.
  const pool = customers.flatMap((customer) => Array<Customer>(orderShare(customer)).fill(customer));
  const further = countTo(ORDERS - CUSTOMERS).map(() => newOrder(random, random.pick(pool), SHOP_OPENED));
  return [...first, ...further].sort(byText((order) => `${order.ordered_on}${order.customer_id}`));
}

function orderShare({ segment = "missing" }: Customer): number {
  return ORDER_SHARE[segment as keyof typeof ORDER_SHARE];
}

function newOrder(random: Random, customer: Customer, notBefore: number): Order {
  const day = random.integer(Math.max(notBefore, dayNumber(customer.signed_up_on)), LAST_DAY);
  const category = random.weighted(CATEGORIES);
  const [low, high] = PRICE_CENTS[category];
  return {
    customer_id: customer.customer_id,
    ordered_on: dateOf(day),
    category,
    channel: random.weighted(CHANNELS),
    status: random.weighted(LAST_DAY - day < 14 ? NEW_ORDER_STATUSES : OLD_ORDER_STATUSES),
    // The square makes cheap things more common than dear ones.
    cents: low + Math.floor((high - low) * random.fraction() ** 2),
  };
}

function orderRow(order: Order, index: number) {
  const { cents, ...row } = order;
  return { transaction_id: identifier("T", index, 5), ...row, amount: decimalOf(cents) };
}

function newTickets(random: Random, orders: readonly Order[]): readonly Ticket[] {
  const tickets = countTo(TICKETS).map(() => newTicket(random, itemAt(orders, random.integer(0, orders.length - 1))));
  return [...tickets].sort(byText((ticket) => `${ticket.opened_at}${ticket.customer_id}`));
}

function newTicket(random: Random, { customer_id, ordered_on }: Order): Ticket {
  const day = Math.min(dayNumber(ordered_on) + random.integer(0, 30), LAST_DAY);
  const hour = random.integer(7, 19);
  const priority = random.weighted(PRIORITIES);
  const hours = hour + random.integer(1, LONGEST_RESOLUTION_HOURS[priority]);
  // Nobody resolves a ticket after the day on which the demo looks at it, and one in a hundred is forgotten.
  const open = day + hours / 24 >= LAST_DAY + 1 || random.fraction() < (LAST_DAY - day < 21 ? 0.4 : 0.01);
  return {
    customer_id,
    topic: random.weighted(TOPICS),
    priority,
    opened_at: momentOf(day, hour),
    resolved_at: open ? undefined : momentOf(day, hours),
  };
}

function knownFacts(customers: readonly Customer[], orders: readonly Order[], tickets: readonly Ticket[]): Facts {
  const completed = orders.filter(({ status }) => status === "completed");
  const segments = ["enterprise", "freelance", "household", "small_business", "unknown"];
  const bySegment = segments.map((name) => [
    name,
    customers.filter(({ segment = "unknown" }) => segment === name).length,
  ]);
  promise(new Set(orders.map((order) => order.customer_id)).size === customers.length, "every customer has ordered");
  return {
    customers: customers.length,
    completed_orders: completed.length,
    completed_spend: decimalOf(completed.reduce((sum, { cents }) => sum + cents, 0)),
    open_tickets: tickets.filter(({ resolved_at }) => resolved_at === undefined).length,
    customers_by_segment: Object.fromEntries(bySegment),
    purged_customer_id: LAPSED.customer_id,
  };
}

function byText<T>(textOf: (item: T) => string): (one: T, other: T) => number {
  return (one, other) => (textOf(one) < textOf(other) ? -1 : Number(textOf(one) > textOf(other)));
}
