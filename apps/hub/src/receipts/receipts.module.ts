import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CodeTries } from '@lib/access';
import { CaseReader, HistoryProofs, KeyRing, Receipts, TextVault, townSql } from '@lib/store';
import { HubClock } from '../tokens.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReceiptsService } from './receipts.service.js';

@Module({
  controllers: [ReceiptsController],
  providers: [
    {
      provide: CaseReader,
      inject: [DataSource, TextVault],
      useFactory: (database: DataSource, vault: TextVault) => new CaseReader(database, vault),
    },
    {
      provide: HistoryProofs,
      inject: [DataSource, TextVault],
      useFactory: (database: DataSource, vault: TextVault) => new HistoryProofs(database, vault),
    },
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
