import { Module } from '@nestjs/common';
import { CodesController } from './codes.controller.js';

@Module({ controllers: [CodesController] })
export class TownModule {}
