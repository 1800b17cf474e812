import fastify, { type FastifyInstance } from 'fastify';

export function buildApp(): FastifyInstance {
  const app = fastify();
  app.get('/health', async () => ({ healthy: true }));
  return app;
}
