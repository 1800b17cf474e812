// The rows that all scripts make, as a user would make them: with faker, parents first.
import { faker } from '@faker-js/faker';
import { randomUUID } from 'node:crypto';

export const USERS = Number(process.env.USERS);
export const WORKSPACES = 10;

faker.seed(1);

export function workspace(number) {
  return { id: randomUUID(), slug: `workspace-${number}`, name: faker.company.name() };
}

// A user with accounts, transactions with their entries, and an audit log.
export function person(workspace_id, number) {
  const id = randomUUID();
  const accounts = [0, 1].map((account) => ({
    id: randomUUID(), workspace_id, user_id: id, number: `A${number}-${account}`, currency: faker.finance.currencyCode(),
  }));
  const transactions = [0, 1].map(() => ({
    id: randomUUID(), user_id: id, description: faker.lorem.sentence(), booked_at: faker.date.past(),
  }));
  const entries = transactions.flatMap((transaction) => accounts.map((account) => ({
    transaction_id: transaction.id, account_id: account.id, amount: faker.finance.amount(),
  })));
  const user = {
    id, workspace_id, email: `user${number}@example.com`, full_name: faker.person.fullName(), created_at: faker.date.past(),
  };
  const log = { workspace_id, user_id: id, action: 'sign_in', details: { ip: faker.internet.ipv4() }, created_at: faker.date.past() };
  return { user, accounts, transactions, entries, log };
}

export function everything() {
  const rows = { workspaces: [], users: [], accounts: [], transactions: [], entries: [], audit_logs: [] };
  for (let number = 0; number < WORKSPACES; number++) rows.workspaces.push(workspace(number));
  for (let number = 0; number < USERS; number++) {
    const made = person(rows.workspaces[number % WORKSPACES].id, number);
    rows.users.push(made.user);
    rows.accounts.push(...made.accounts);
    rows.transactions.push(...made.transactions);
    rows.entries.push(...made.entries);
    rows.audit_logs.push(made.log);
  }
  return rows;
}
