import { createApp } from "./app.js";
import { testRoutes } from "./test-routes/index.js";

const app = createApp();
app.use(testRoutes(process.env));
app.listen(Number(process.env.PORT ?? 3000));
