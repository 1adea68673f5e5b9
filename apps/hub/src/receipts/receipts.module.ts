import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CodeTries } from '@lib/access';
import { CaseReader, HistoryProofs, KeyRing, Receipts, townSql } from '@lib/store';
import { HubClock } from '../tokens.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReceiptsService } from './receipts.service.js';

@Module({
  controllers: [ReceiptsController],
  providers: [
    { provide: CaseReader, inject: [DataSource], useFactory: (database: DataSource) => new CaseReader(database) },
    { provide: HistoryProofs, inject: [DataSource], useFactory: (database: DataSource) => new HistoryProofs(database) },
    { provide: Receipts, inject: [DataSource, KeyRing], useFactory: (database: DataSource, keys: KeyRing) => new Receipts(database, keys) },
    {
      provide: CodeTries,
      inject: [DataSource, HubClock],
      useFactory: (database: DataSource, clock: HubClock) => new CodeTries(townSql(database), clock),
    },
    ReceiptsService,
  ],
})
export class ReceiptsModule {}
