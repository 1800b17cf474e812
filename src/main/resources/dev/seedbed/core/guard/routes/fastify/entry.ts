import { {{export}} as application } from '{{app}}';
import { mountTestRoutes } from './{{folder}}/mount.js';

/** The entry of the staging image. Production starts the application's own entry, and never imports this file. */
async function main(): Promise<void> {
  const app = await application();
  await mountTestRoutes(app.server);
  await app.listen({ port: Number(process.env['PORT'] ?? 3000), host: '0.0.0.0' });
}

main().catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
});
