import type { PoolClient } from 'pg';
import type { Kit } from './kit.js';

const TABLES = `
  CREATE TABLE IF NOT EXISTS _seedbed.test_tenants (
    key text PRIMARY KEY, slot integer NOT NULL, created_at timestamptz NOT NULL DEFAULT pg_catalog.now());
  CREATE TABLE IF NOT EXISTS _seedbed.test_routes (
    load text PRIMARY KEY, kit text NOT NULL, checked_at timestamptz NOT NULL DEFAULT pg_catalog.now())`;

/**
 * Throws unless Seedbed filled the database with the scenario of this kit, and nobody else's tenants are there. That is
 * asked once for each load and kit: afterwards the application under test may make tenants of its own.
 */
export async function inspect(client: PoolClient, kit: Kit): Promise<void> {
  const load = await readLoad(client);
  if (load === undefined) {
    throw refused('Seedbed did not fill it', 'Fill it with: seedbed push');
  }
  if (load.scenario !== kit.scenario) {
    throw refused('it was filled from another scenario than these routes', 'Run again: seedbed routes generate');
  }
  await client.query(
    "SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('seedbed test routes', 0))",
  );
  await client.query(TABLES);
  const seen = await client.query('SELECT FROM _seedbed.test_routes WHERE load = $1 AND kit = $2', [
    load.transaction,
    kit.scenario,
  ]);
  if (seen.rowCount === 1) {
    return;
  }
  const { table, key } = kit.root;
  const strangers = await client.query(
    `SELECT FROM ${table} WHERE xmin::text <> ALL (pg_catalog.string_to_array($1, ','))
     AND ${key}::text NOT IN (SELECT key FROM _seedbed.test_tenants) LIMIT 1`,
    [load.transaction],
  );
  if (strangers.rowCount !== 0) {
    throw refused(`${table} holds rows that Seedbed did not write`, 'Use a database or branch of its own for tests');
  }
  await moveSequences(client, kit);
  await client.query(
    'INSERT INTO _seedbed.test_routes (load, kit) VALUES ($1, $2) ON CONFLICT (load) DO UPDATE SET kit = excluded.kit',
    [load.transaction, kit.scenario],
  );
}

async function readLoad(client: PoolClient): Promise<{ scenario: string; transaction: string } | undefined> {
  const known = await client.query<{ known: boolean }>("SELECT to_regclass('_seedbed.manifest') IS NOT NULL AS known");
  if (known.rows[0]?.known !== true) {
    return undefined;
  }
  const loads = await client.query<{ scenario: string; transaction: string }>(
    'SELECT scenario, transaction FROM _seedbed.manifest',
  );
  return loads.rows[0];
}

/** Numbers that the application draws never meet those of test tenants. */
async function moveSequences(client: PoolClient, kit: Kit): Promise<void> {
  for (const { sequence, past } of kit.sequences) {
    await client.query(
      `SELECT pg_catalog.setval(seqrelid, $2::bigint) FROM pg_catalog.pg_sequence
       WHERE seqrelid = $1::regclass AND seqincrement > 0 AND $2::bigint BETWEEN seqmin AND seqmax
       AND $2::bigint > coalesce(pg_catalog.pg_sequence_last_value(seqrelid), seqmin - 1)`,
      [sequence, past],
    );
  }
}

function refused(why: string, remedy: string): Error {
  return new Error(`The test routes do not start on this database: ${why}. ${remedy}`);
}
