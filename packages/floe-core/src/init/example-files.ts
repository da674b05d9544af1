import { slugOf } from "../text/slug.ts";

/** The dbt project of an example product, by path: two seeds, a model for each layer, and tests. `product` is its name. */
export function exampleFiles(product: string): ReadonlyMap<string, string> {
  const name = slugOf(product);
  return new Map([
    ["dbt_project.yml", dbtProject(name)],
    ["seeds/raw_customers.csv", "id,name\n1,Ada\n2,Grace\n3,Edsger\n"],
    [
      "seeds/raw_orders.csv",
      "id,customer_id,ordered_on,amount\n1,1,2026-01-05,12.50\n2,1,2026-01-09,7.00\n3,2,2026-01-09,31.25\n4,3,2026-01-12,4.75\n",
    ],
    ["models/staging/stg_customers.sql", "select id as customer_id, name\nfrom {{ ref('raw_customers') }}\n"],
    [
      "models/staging/stg_orders.sql",
      "select id as order_id, customer_id, cast(ordered_on as date) as ordered_on, amount\nfrom {{ ref('raw_orders') }}\n",
    ],
    ["models/marts/customer_orders.sql", mart],
    ["models/models.yml", properties],
  ]);
}

function dbtProject(name: string): string {
  return `name: ${name}
version: "0.1.0"
config-version: 2
# floe writes profiles.yml with a profile of this name.
profile: ${name}

models:
  ${name}:
    staging:
      +materialized: view
    marts:
      +materialized: table
`;
}

const mart = `select
  customers.customer_id,
  customers.name,
  count(orders.order_id) as orders,
  coalesce(sum(orders.amount), 0) as amount
from {{ ref('stg_customers') }} as customers
left join {{ ref('stg_orders') }} as orders on orders.customer_id = customers.customer_id
group by customers.customer_id, customers.name
`;

const properties = `models:
  - name: stg_orders
    description: One row for each order.
    columns:
      - name: order_id
        data_tests: [unique, not_null]
  - name: customer_orders
    description: What each customer has ordered.
    columns:
      - name: customer_id
        data_tests: [unique, not_null]
`;
