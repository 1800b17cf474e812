import { {{export}} } from '{{app}}';
import { mountTestRoutes } from './{{folder}}/mount.js';

// The entry of the staging image. Production starts the application's own entry, and never imports this file.
const app = await {{export}}();
await app.ready();
await mountTestRoutes(app.server);
await app.listen({ port: Number(process.env['PORT'] ?? 3000), host: '0.0.0.0' });
