import { NestFactory } from '@nestjs/core';
import { {{export}} as Application } from '{{app}}';
import { mountTestRoutes } from './{{folder}}/mount.js';

/** The entry of the staging image. Production starts the application's own entry, and never imports this file. */
async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(Application);
  await mountTestRoutes(app.getHttpServer());
  await app.listen(Number(process.env['PORT'] ?? 3000));
}

bootstrap().catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
});
