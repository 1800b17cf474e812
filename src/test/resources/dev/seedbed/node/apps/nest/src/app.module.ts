import { Controller, Get, Module } from '@nestjs/common';

@Controller()
export class HealthController {
  @Get('health')
  health(): { healthy: boolean } {
    return { healthy: true };
  }
}

@Module({ controllers: [HealthController] })
export class AppModule {}
