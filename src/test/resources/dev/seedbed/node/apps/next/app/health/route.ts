export function GET(): Response {
  return Response.json({ healthy: true });
}
