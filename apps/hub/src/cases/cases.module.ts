import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseReader, CaseStore, HistoryReader, NoticeStore, TextVault, TownWorlds } from '@lib/store';
import { TownRegistry } from '../town/town-context.js';
import { CaseLists } from './case-lists.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesService } from './deadlines.service.js';
import { FlowsController } from './flows.controller.js';
import { NoticesController } from './notices.controller.js';
import { PastCases } from './past-cases.js';
import { NoticesService } from './notices.service.js';
import { WorkController } from './work.controller.js';
import { WorkService } from './work.service.js';

@Module({
  controllers: [CasesController, WorkController, FlowsController, DeadlinesController, NoticesController],
  providers: [
    {
      provide: TownWorlds,
      inject: [DataSource, TownRegistry],
      useFactory: (database: DataSource, towns: TownRegistry) =>
        new TownWorlds(database, () => {
          const { calendar, law, codes } = towns.ofHost(undefined);
          const { doors, tiles, leaves } = codes;
          return { calendar, deadlineRules: law.deadlines, screen: law.screen, doors, tiles, leaves };
        }),
    },
    {
      provide: CaseStore,
      inject: [DataSource, TownWorlds, TextVault],
      useFactory: (database: DataSource, worlds: TownWorlds, vault: TextVault) =>
        new CaseStore(database, (townId, now) => worlds.at(townId, now), vault),
    },
    {
      provide: CaseReader,
      inject: [DataSource, TextVault],
      useFactory: (database: DataSource, vault: TextVault) => new CaseReader(database, vault),
    },
    { provide: NoticeStore, inject: [DataSource], useFactory: (database: DataSource) => new NoticeStore(database) },
    { provide: HistoryReader, inject: [DataSource], useFactory: (database: DataSource) => new HistoryReader(database) },
    CaseLists,
    CasesService,
    WorkService,
    DeadlinesService,
    NoticesService,
    PastCases,
  ],
  exports: [TownWorlds, CaseReader],
})
export class CasesModule {}
