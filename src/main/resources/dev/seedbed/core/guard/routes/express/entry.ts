import { createServer } from 'node:http';
import { {{export}} as application } from '{{app}}';
import { mountTestRoutes } from './{{folder}}/mount.js';

/** The entry of the staging image. Production starts the application's own entry, and never imports this file. */
async function main(): Promise<void> {
  const server = createServer(application);
  await mountTestRoutes(server);
  server.listen(Number(process.env['PORT'] ?? 3000));
}

main().catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
});
