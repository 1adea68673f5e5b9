import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PeopleReader, PeopleStore, TextVault } from '@lib/store';
import { CasesModule } from '../cases/cases.module.js';
import { OfficesController } from './offices.controller.js';
import { OfficesService } from './offices.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';

@Module({
  imports: [CasesModule],
  controllers: [OfficesController, PeopleController],
  providers: [
    { provide: PeopleReader, inject: [DataSource], useFactory: (database: DataSource) => new PeopleReader(database) },
    {
      provide: PeopleStore,
      inject: [DataSource, TextVault],
      useFactory: (database: DataSource, vault: TextVault) => new PeopleStore(database, vault),
    },
    OfficesService,
    PeopleService,
  ],
})
export class PeopleModule {}
