import express from "express";

/** The application, the same in production and in staging. */
export function createApp() {
  const app = express();
  app.use(express.json({ limit: "100kb" }));
  app.get("/health", (_request, response) => response.json({ status: "up" }));
  app.get("/orders/:id", (request, response) => response.json({ id: request.params.id, lines: [] }));
  return app;
}
