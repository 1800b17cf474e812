import { createServer } from 'node:http';
import next from 'next';
import { mountTestRoutes } from './{{folder}}/mount.js';

// The entry of the staging image, on what `next build` made. Production runs `next start`, and never imports this file.
const port = Number(process.env['PORT'] ?? 3000);
const app = next({ dev: false, port });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => void handle(request, response));
await mountTestRoutes(server);
server.listen(port);
