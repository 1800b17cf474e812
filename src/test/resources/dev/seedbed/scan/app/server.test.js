import { createApp } from "./app.js";
import { testRoutes } from "./test-routes/index.js";

createApp(testRoutes(process.env)).listen(Number(process.env.PORT ?? 3000));
