import { createServer } from 'node:http';
import next from 'next';
import { mountTestRoutes } from './{{folder}}/mount.js';

// To ECMAScript modules the package's types tell of a default export inside the default export.
type CreateApp = typeof next extends { default: infer Create } ? Create : typeof next;
const createApp = next as unknown as CreateApp;

/** The entry of the staging image, on what `next build` made. Production runs `next start`, and never imports this file. */
async function main(): Promise<void> {
  const port = Number(process.env['PORT'] ?? 3000);
  const app = createApp({ dev: false, port });
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => void handle(request, response));
  await mountTestRoutes(server);
  await app.prepare();
  server.listen(port);
}

main().catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
});
