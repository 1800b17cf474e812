import type { Pool, PoolClient } from 'pg';
import { inspect } from './database.js';
import { readKit, readRows, type Kit, type KitTenant } from './kit.js';

const MOST_ROWS = 100_000;

/** Why a tenant was left as it was. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, why: string) {
    super(why);
    this.status = status;
  }
}

export interface TestTenant {
  readonly key: string;
  readonly slot: number;
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * The tenants of the scenario that tests may make, reset and delete: each change is one transaction, and waits for
 * other changes of the same tenant. No other tenant can be touched: it must be noted in `_seedbed.test_tenants`, by the
 * transaction that made it, and its name must begin with the prefix.
 */
export class TestTenants {
  readonly #pool: Pool;
  readonly #folder: string;
  readonly #kit: Kit;

  private constructor(pool: Pool, folder: string, kit: Kit) {
    this.#pool = pool;
    this.#folder = folder;
    this.#kit = kit;
  }

  /** Throws where the database holds rows that are not Seedbed's. */
  static async open(pool: Pool, folder: string): Promise<TestTenants> {
    const kit = await readKit(folder);
    const tenants = new TestTenants(pool, folder, kit);
    await tenants.#transaction((client) => inspect(client, kit));
    return tenants;
  }

  async manifest(): Promise<Record<string, unknown>> {
    const made = await this.#transaction((client) =>
      client.query<{ key: string; slot: number; created_at: Date }>(
        'SELECT key, slot, created_at FROM _seedbed.test_tenants ORDER BY slot',
      ),
    );
    return {
      scenario: this.#kit.scenario,
      root: this.#kit.root.table,
      prefix: this.#kit.prefix,
      slots: this.#kit.tenants.map(({ slot, key, rows }) => ({ slot, key, rows })),
      tenants: made.rows.map((row) => ({ key: row.key, slot: row.slot, createdAt: row.created_at.toISOString() })),
    };
  }

  /** Without a slot, the first free one. */
  async create(slot: number | undefined): Promise<TestTenant> {
    return this.#transaction(async (client) => {
      const tenant = slot === undefined ? await this.#claimFree(client) : await this.#claim(client, slot);
      await this.#insert(client, tenant);
      return TestTenants.#describe(tenant);
    });
  }

  async reset(key: string): Promise<TestTenant> {
    return this.#transaction(async (client) => {
      await TestTenants.#lock(client, key);
      await this.#delete(client, key);
      const tenant = this.#kit.tenants.find((candidate) => candidate.key === key);
      if (tenant === undefined) {
        throw new Refusal(409, 'the tenant was made by another kit: delete it');
      }
      await this.#insert(client, tenant);
      return TestTenants.#describe(tenant);
    });
  }

  async delete(key: string): Promise<void> {
    await this.#transaction(async (client) => {
      await TestTenants.#lock(client, key);
      await this.#delete(client, key);
    });
  }

  async #claim(client: PoolClient, slot: number): Promise<KitTenant> {
    const tenant = this.#kit.tenants.find((candidate) => candidate.slot === slot);
    if (tenant === undefined) {
      throw new Refusal(404, 'no such slot');
    }
    await TestTenants.#lock(client, tenant.key);
    if (await TestTenants.#isMarked(client, tenant.key)) {
      throw new Refusal(409, 'the tenant is there already: reset it');
    }
    return tenant;
  }

  /** Passes over a slot that somebody else is just taking. */
  async #claimFree(client: PoolClient): Promise<KitTenant> {
    const marks = await client.query<{ key: string }>('SELECT key FROM _seedbed.test_tenants');
    const taken = new Set(marks.rows.map((row) => row.key));
    for (const tenant of this.#kit.tenants.filter(({ key }) => !taken.has(key))) {
      const lock = await client.query<{ locked: boolean }>(
        'SELECT pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended($1, 0)) AS locked',
        [TestTenants.#lockName(tenant.key)],
      );
      if (lock.rows[0]?.locked === true && !(await TestTenants.#isMarked(client, tenant.key))) {
        return tenant;
      }
    }
    throw new Refusal(409, 'every slot is taken: delete a tenant, or generate more with --tenants');
  }

  /** Held until the transaction ends. */
  static async #lock(client: PoolClient, key: string): Promise<void> {
    await client.query('SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended($1, 0))', [
      TestTenants.#lockName(key),
    ]);
  }

  static #lockName(key: string): string {
    return `seedbed test tenant ${key}`;
  }

  static async #isMarked(client: PoolClient, key: string): Promise<boolean> {
    const marks = await client.query('SELECT FROM _seedbed.test_tenants WHERE key = $1', [key]);
    return marks.rowCount === 1;
  }

  async #insert(client: PoolClient, tenant: KitTenant): Promise<void> {
    const rows = Object.values(tenant.rows).reduce((sum, count) => sum + count, 0);
    if (rows > MOST_ROWS) {
      throw new Refusal(422, `the tenant has more than ${MOST_ROWS} rows`);
    }
    await client.query(await readRows(this.#folder, tenant));
    await client.query('INSERT INTO _seedbed.test_tenants (key, slot) VALUES ($1, $2)', [tenant.key, tenant.slot]);
  }

  /** One row of the root table; the cascade takes the rest. */
  async #delete(client: PoolClient, key: string): Promise<void> {
    if (!(await TestTenants.#isMarked(client, key))) {
      throw new Refusal(404, 'no such test tenant');
    }
    const { table, key: column, keyType, label } = this.#kit.root;
    const named = label === null ? '$2::text IS NOT NULL' : `pg_catalog.starts_with(${label}::text, $2::text)`;
    const deleted = await client.query(
      `DELETE FROM ${table} WHERE ${column} = $1::${keyType} AND ${named}`,
      [key, this.#kit.prefix],
    );
    if (deleted.rowCount !== 1) {
      throw new Refusal(409, 'the tenant is gone, or has lost its test name: nothing was changed');
    }
    await client.query('DELETE FROM _seedbed.test_tenants WHERE key = $1', [key]);
  }

  static #describe({ key, slot, rows }: KitTenant): TestTenant {
    return { key, slot, rows };
  }

  async #transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken = false;
    try {
      await client.query(
        "BEGIN; SET LOCAL statement_timeout = '60s'; SET LOCAL lock_timeout = '20s'; SET LOCAL row_security = off",
      );
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (failure) {
      await client.query('ROLLBACK').catch(() => {
        broken = true;
      });
      throw failure;
    } finally {
      client.release(broken);
    }
  }
}
