import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
import { everything } from './people.mjs';

const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) });
for (const [table, rows] of Object.entries(everything())) {
  for (let from = 0; from < rows.length; from += 1000) {
    await prisma[table].createMany({ data: rows.slice(from, from + 1000) });
  }
}
await prisma.$disconnect();
