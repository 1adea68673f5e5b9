import { Module } from '@nestjs/common';
import { WhyController } from './why.controller.js';
import { WhyService } from './why.service.js';

@Module({ controllers: [WhyController], providers: [WhyService] })
export class AccessModule {}
