import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { MasterKey, PasswordChange, SecondFactors, Sessions, SignIn } from '@lib/access';
import { openMasterKey, type Clock, type Logger, type Registry, type Settings } from '@lib/platform';
import { KeyRing, TextVault, townSql } from '@lib/store';
import { HealthController } from './health/health.controller.js';
import { HouseMetrics } from './health/house-metrics.js';
import { LateWatch } from './health/late-watch.js';
import { OpenIdController } from './session/open-id.controller.js';
import { OpenIdProvider } from './session/open-id-provider.js';
import { OwnAccountController } from './session/own-account.controller.js';
import { SessionController } from './session/session.controller.js';
import { SessionGuard } from './session/session.guard.js';
import { HubClock, LOGGER, METRICS, SETTINGS } from './tokens.js';
import { TownRegistry } from './town/town-context.js';

/** What a hub is made of; opened by `main`, or by a test. */
export interface HubParts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Registry;
  /** Open, as the application role. */
  readonly database: DataSource;
  readonly towns: TownRegistry;
  /** Feature modules; each is written against the providers below. */
  readonly features: readonly Type[];
}

@Module({})
export class AppModule {
  static of({ settings, clock, logger, metrics, database, towns, features }: HubParts): DynamicModule {
    const keys = new KeyRing(database, new MasterKey(openMasterKey(settings)));
    const shared = [
      { provide: DataSource, useValue: database },
      { provide: HubClock, useValue: clock },
      { provide: TownRegistry, useValue: towns },
      { provide: Sessions, useFactory: () => new Sessions(townSql(database)) },
      { provide: SignIn, useFactory: () => new SignIn(townSql(database), clock) },
      { provide: KeyRing, useFactory: () => keys },
      { provide: TextVault, useFactory: () => new TextVault(keys) },
      { provide: SecondFactors, useFactory: () => new SecondFactors(townSql(database)) },
      { provide: PasswordChange, useFactory: (door: SignIn) => new PasswordChange(townSql(database), door, clock), inject: [SignIn] },
      { provide: SETTINGS, useValue: settings },
      { provide: LOGGER, useValue: logger },
      { provide: METRICS, useValue: metrics },
    ];
    return {
      module: AppModule,
      global: true,
      imports: [...features],
      controllers: [HealthController, SessionController, OwnAccountController, OpenIdController],
      providers: [
        ...shared,
        HouseMetrics,
        LateWatch,
        { provide: OpenIdProvider, useFactory: () => new OpenIdProvider(settings.openId) },
        { provide: APP_GUARD, useClass: SessionGuard },
      ],
      exports: shared.map(({ provide }) => provide),
    };
  }
}
