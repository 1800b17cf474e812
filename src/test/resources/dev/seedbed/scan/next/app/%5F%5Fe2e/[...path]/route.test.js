import { testRoutes } from "../../../test-routes/index.js";

export const dynamic = "force-dynamic";

export async function POST(request) {
  const answer = { status: 404, headers: {} };
  testRoutes(process.env)(
    { url: new URL(request.url).pathname, method: "POST", headers: Object.fromEntries(request.headers) },
    {
      setHeader: (name, value) => (answer.headers[name] = value),
      writeHead: (status) => ((answer.status = status), { end() {} }),
    },
  );
  return new Response(null, answer);
}
