import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { everything } from './people.mjs';

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
const cell = (value) => (value instanceof Date ? value.toISOString()
  : typeof value === 'object' ? JSON.stringify(value).replaceAll('\\', '\\\\') : value);
function* lines(rows) {
  for (const row of rows) yield Object.values(row).map(cell).join('\t') + '\n';
}
for (const [table, rows] of Object.entries(everything())) {
  const columns = Object.keys(rows[0]).join(', ');
  await pipeline(Readable.from(lines(rows)), client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`)));
}
await client.end();
