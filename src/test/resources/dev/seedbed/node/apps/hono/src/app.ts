import { Hono } from 'hono';

export const app = new Hono();

app.get('/health', (context) => context.json({ healthy: true }));
