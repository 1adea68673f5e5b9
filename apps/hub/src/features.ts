import type { Type } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CasesModule } from './cases/cases.module.js';
import { InstabilityModule } from './instability/instability.module.js';
import { PeopleModule } from './people/people.module.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { TownModule } from './town/town.module.js';

/** Every feature of the hub. */
export const features: readonly Type[] = [
  TownModule,
  CasesModule,
  InstabilityModule,
  AccessModule,
  AuditModule,
  PeopleModule,
  ReceiptsModule,
];
