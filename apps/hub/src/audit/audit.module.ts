import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditTrail, CaseReader, Reveals, TextVault } from '@lib/store';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { RevealsService } from './reveals.service.js';

@Module({
  controllers: [AuditController],
  providers: [
    {
      provide: CaseReader,
      inject: [DataSource, TextVault],
      useFactory: (database: DataSource, vault: TextVault) => new CaseReader(database, vault),
    },
    { provide: AuditTrail, inject: [DataSource], useFactory: (database: DataSource) => new AuditTrail(database) },
    {
      provide: Reveals,
      inject: [DataSource, TextVault],
      useFactory: (database: DataSource, vault: TextVault) => new Reveals(database, vault),
    },
    AuditService,
    RevealsService,
  ],
})
export class AuditModule {}
