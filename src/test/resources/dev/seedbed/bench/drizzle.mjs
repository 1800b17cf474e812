import { drizzle } from 'drizzle-orm/node-postgres';
import { bigserial, char, jsonb, numeric, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { seed } from 'drizzle-seed';
import pg from 'pg';

const workspaces = pgTable('workspaces', {
  id: uuid().primaryKey(), slug: text().notNull().unique(), name: text().notNull(),
});
const users = pgTable('users', {
  id: uuid().primaryKey(), workspace_id: uuid().notNull().references(() => workspaces.id),
  email: text().notNull().unique(), full_name: text().notNull(), created_at: timestamp({ withTimezone: true }).notNull(),
});
const accounts = pgTable('accounts', {
  id: uuid().primaryKey(), workspace_id: uuid().notNull().references(() => workspaces.id),
  user_id: uuid().notNull().references(() => users.id), number: text().notNull().unique(), currency: char({ length: 3 }).notNull(),
});
const transactions = pgTable('transactions', {
  id: uuid().primaryKey(), user_id: uuid().notNull().references(() => users.id),
  description: text().notNull(), booked_at: timestamp({ withTimezone: true }).notNull(),
});
const entries = pgTable('entries', {
  id: bigserial({ mode: 'number' }).primaryKey(), transaction_id: uuid().notNull().references(() => transactions.id),
  account_id: uuid().notNull().references(() => accounts.id), amount: numeric({ precision: 12, scale: 2 }).notNull(),
});
const audit_logs = pgTable('audit_logs', {
  id: bigserial({ mode: 'number' }).primaryKey(), workspace_id: uuid().notNull().references(() => workspaces.id),
  user_id: uuid().notNull().references(() => users.id), action: text().notNull(), details: jsonb().notNull(),
  created_at: timestamp({ withTimezone: true }).notNull(),
});

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const count = Number(process.env.USERS);
await seed(drizzle(pool), { workspaces, users, accounts, transactions, entries, audit_logs }).refine((f) => ({
  workspaces: { count: 10 },
  users: { count },
  accounts: { count: count * 2, columns: { currency: f.valuesFromArray({ values: ['EUR', 'USD', 'GBP'] }) } },
  transactions: { count: count * 2 },
  entries: { count: count * 4, columns: { amount: f.number({ minValue: 1, maxValue: 9999, precision: 100 }) } },
  audit_logs: { count },
}));
await pool.end();
