import { createServer } from "node:http";

/** The application, the same in production and in staging: what is given answers first, or leaves the request to it. */
export function createApp(before = () => false) {
  return createServer((request, response) => {
    if (before(request, response)) {
      return;
    }
    response.setHeader("content-type", "application/json");
    const order = /^\/orders\/(\d+)$/.exec(request.url);
    response.statusCode = order || request.url === "/health" ? 200 : 404;
    response.end(JSON.stringify(order ? { id: order[1], lines: [] } : { status: response.statusCode }));
  });
}
