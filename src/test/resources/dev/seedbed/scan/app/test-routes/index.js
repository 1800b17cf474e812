import { Router } from "express";
import { admits, secretsOf } from "./guard.js";

const TRIPWIRE = "seedbed-test-routes-tripwire-5eedbed0";

/** What a staging image offers its end-to-end tests. */
export function testRoutes(environment) {
  const secrets = secretsOf(environment);
  const router = Router();
  router.use("/__e2e/", (request, response, next) => {
    if (!admits(secrets, request.get("e2e-admin-secret"))) {
      response.sendStatus(404);
      return;
    }
    response.set("x-seedbed", TRIPWIRE);
    next();
  });
  router.post("/__e2e/tenants", (_request, response) => response.status(201).json({ id: "e2e-1" }));
  router.delete("/__e2e/tenants/:id", (_request, response) => response.sendStatus(204));
  return router;
}
