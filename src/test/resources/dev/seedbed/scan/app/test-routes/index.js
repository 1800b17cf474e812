import { admits, secretsOf } from "./guard.js";

const TRIPWIRE = "seedbed-test-routes-tripwire-5eedbed0";

/** What a staging image offers its end-to-end tests. */
export function testRoutes(environment) {
  const secrets = secretsOf(environment);
  return (request, response) => {
    if (!request.url.startsWith("/__e2e/")) {
      return false;
    }
    if (!admits(secrets, request.headers["e2e-admin-secret"])) {
      response.writeHead(404).end();
    } else {
      response.setHeader("x-seedbed", TRIPWIRE);
      response.writeHead(request.method === "DELETE" ? 204 : 201).end();
    }
    return true;
  };
}
