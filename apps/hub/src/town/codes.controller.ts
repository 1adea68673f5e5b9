import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { shanghaiDate } from '@lib/calendar';
import { flows } from '@lib/cases';
import type { CodesView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answers, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentTown } from '../edge/decorators.js';
import { HubClock } from '../tokens.js';
import type { TownContext } from './town-context.js';
import { codeOn } from './village-code.js';

@ApiTags('codes')
@Controller('api/v1/codes')
export class CodesController {
  constructor(private readonly clock: HubClock) {}

  @Get()
  @ApiOperation({ summary: '代码表 / Code tables, with names in both languages' })
  @ApiOkResponse(answers('CodesView'))
  @problems(401)
  codes(@CurrentTown() { codes, town, law }: TownContext, @CallerLanguage() language: Language): CodesView {
    const today = shanghaiDate(this.clock.now());
    const rooms = new Map(town.organisations.flatMap((office) => (office.village ? [[office.village, office.id]] : [])));
    return {
      tiles: codes.tiles,
      leaves: codes.leaves,
      moj: codes.moj,
      doors: codes.doors,
      roles: codes.roles,
      grades: codes.grades,
      classes: codes.classes,
      sources: codes.sources,
      serviceTypes: codes.serviceTypes,
      flags: codes.flags,
      states: statesOfAllFlows(),
      kinds: flows.map(({ name, label }) => ({ code: name, name: label })),
      screen: [...law.screen.values()].map(({ id, says, result, article, sendTo, overrulable, unless, advice }) => ({
        code: id,
        name: says,
        result,
        article,
        sendTo,
        overrulable,
        ...(unless ? { unless } : {}),
        advice,
      })),
      villages: town.villages.map((village) => ({
        code: codeOn(village, today) ?? '',
        name: village.name[language],
        organisation: rooms.get(village.id) ?? '',
      })),
      offices: town.organisations.map(({ id, name }) => ({ code: id, name })),
    };
  }
}

/** Each state once; where two flows have a state of one name, it is one state in the ledger's filter. */
const statesOfAllFlows = (): CodesView['states'] => [
  ...new Map(
    flows.flatMap(({ states }) => Object.entries(states).map(([code, { label }]) => [code, { code, name: label }] as const)),
  ).values(),
];
