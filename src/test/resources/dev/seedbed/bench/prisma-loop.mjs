// What most seed scripts look like: create(), one user at a time, with all that belongs to it.
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
import { person, USERS, workspace, WORKSPACES } from './people.mjs';

const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) });
const workspaces = [];
for (let number = 0; number < WORKSPACES; number++) {
  workspaces.push(await prisma.workspaces.create({ data: workspace(number) }));
}
const without = (name) => ({ [name]: _, ...rest }) => rest;
for (let number = 0; number < USERS; number++) {
  const { user, accounts, transactions, entries, log } = person(workspaces[number % WORKSPACES].id, number);
  await prisma.users.create({ data: { ...user, accounts: { create: accounts.map(without('user_id')) } } });
  await prisma.users.update({
    where: { id: user.id },
    data: {
      transactions: {
        create: transactions.map((transaction) => ({
          ...without('user_id')(transaction),
          entries: {
            create: entries.filter((entry) => entry.transaction_id === transaction.id).map(without('transaction_id')),
          },
        })),
      },
      audit_logs: { create: without('user_id')(log) },
    },
  });
}
await prisma.$disconnect();
