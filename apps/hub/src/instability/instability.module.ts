import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReportReader, ReportStore, TextVault, TownWorlds } from '@lib/store';
import { CasesModule } from '../cases/cases.module.js';
import { TownRegistry } from '../town/town-context.js';
import { InstabilityController } from './instability.controller.js';
import { InstabilityService } from './instability.service.js';

@Module({
  imports: [CasesModule],
  controllers: [InstabilityController],
  providers: [
    {
      provide: ReportStore,
      inject: [DataSource, TownWorlds, TownRegistry, TextVault],
      useFactory: (database: DataSource, worlds: TownWorlds, towns: TownRegistry, vault: TextVault) =>
        new ReportStore(
          database,
          (townId, now) => worlds.at(townId, now),
          () => {
            const { monthlyReport, numberPrefix } = towns.ofHost(undefined).town;
            return { schedule: monthlyReport, numberPrefix };
          },
          vault,
        ),
    },
    { provide: ReportReader, inject: [DataSource], useFactory: (database: DataSource) => new ReportReader(database) },
    InstabilityService,
  ],
})
export class InstabilityModule {}
