import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Pool } from 'pg';
import { printAudit } from './audit.js';
import { RateLimit } from './limits.js';
import { type Answer, TestRoutes } from './routes.js';
import { takeSecrets } from './secret.js';
import { TestTenants } from './tenants.js';

const FOLDER = '{{folder}}';
const MOST_CONNECTIONS = 8;
const PATIENCE_MS = 30_000;

/**
 * Puts the test routes before the application that the server runs. Throws, so that nothing starts, where a secret is
 * missing or weak, or where the database of `DATABASE_URL` is no test database.
 */
export async function mountTestRoutes(server: Server): Promise<void> {
  const recognise = takeSecrets(process.env);
  const perMinute = Number(process.env['E2E_CALLS_PER_MINUTE']);
  const pool = new Pool({
    connectionString: process.env['DATABASE_URL'],
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: PATIENCE_MS,
    application_name: 'test-routes',
  });
  pool.on('error', () => undefined);
  const tenants = await TestTenants.open(pool, FOLDER);
  place(server, new TestRoutes(recognise, perMinute > 0 ? new RateLimit(perMinute) : new RateLimit(), tenants, printAudit));
}

/** The application's own listeners get every request that the routes do not answer, untouched. */
function place(server: Server, routes: TestRoutes): void {
  const application = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const answer = routes.answer({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      address: request.socket.remoteAddress ?? 'unknown',
      body: request,
    });
    if (answer === undefined) {
      application.forEach((listener) => listener.call(server, request, response));
      return;
    }
    answer.then(
      (done) => send(request, response, done),
      () => response.destroy(),
    );
  });
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  const unread = !request.readableEnded && status === 413;
  response.writeHead(status, unread ? { ...headers, connection: 'close' } : headers);
  response.end(body);
}
