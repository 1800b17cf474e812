// INSERT of a thousand rows at a time, as a careful seed script would do it.
import pg from 'pg';
import { everything } from './people.mjs';

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
for (const [table, rows] of Object.entries(everything())) {
  const columns = Object.keys(rows[0]);
  for (let from = 0; from < rows.length; from += 1000) {
    const batch = rows.slice(from, from + 1000);
    const places = batch.map((_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join()})`);
    await client.query(`INSERT INTO ${table} (${columns.join()}) VALUES ${places.join()}`, batch.flatMap(Object.values));
  }
}
await client.end();
