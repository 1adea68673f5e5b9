import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import {
  AddPersonBody,
  AppointBody,
  EndPostBody,
  PeopleQuery,
  type FirstPasswordView,
  type PageView,
  type PersonView,
} from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answers, answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown, IdempotencyKey } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { PersonId, PostId } from './path-ids.js';
import { PeopleService } from './people.service.js';

@ApiTags('people')
@Controller('api/v1/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @ApiOperation({ summary: '人员 / People with their posts', description: 'For administrator and auditor.' })
  @ApiOkResponse(answersPageOf('PersonView'))
  @problems(400, 401, 403)
  list(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Query() query: PeopleQuery,
  ): Promise<PageView<PersonView>> {
    return this.people.list({ actor, town, language }, query);
  }

  @Get(':person')
  @ApiOperation({ summary: '一名人员 / One person' })
  @ApiOkResponse(answers('PersonView'))
  @problems(401, 403, 404)
  one(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @PersonId() person: string,
  ): Promise<PersonView> {
    return this.people.one({ actor, town, language }, person);
  }

  @Post()
  @ApiOperation({ summary: '新增人员 / Add a person with an account and a post', description: 'The first password is shown this once.' })
  @ApiCreatedResponse(answers('FirstPasswordView'))
  @problems(400, 401, 403, 409, 415, 422)
  add(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @IdempotencyKey() key: string | undefined,
    @Body() body: AddPersonBody,
  ): Promise<FirstPasswordView> {
    return this.people.add({ actor, town, language }, body, key);
  }

  @Post(':person/posts')
  @ApiOperation({ summary: '任命或代理 / Appoint to a post, or name a substitute' })
  @ApiCreatedResponse(answers('PersonView'))
  @problems(400, 401, 403, 404, 409, 415, 422)
  appoint(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @IdempotencyKey() key: string | undefined,
    @PersonId() person: string,
    @Body() body: AppointBody,
  ): Promise<PersonView> {
    return this.people.appoint({ actor, town, language }, person, body, key);
  }

  @Post(':person/posts/:post/end')
  @HttpCode(200)
  @ApiOperation({ summary: '结束任职 / End a post', description: 'On a day, or from this minute.' })
  @ApiOkResponse(answers('PersonView'))
  @problems(400, 401, 403, 404, 409, 415, 422)
  endPost(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @IdempotencyKey() key: string | undefined,
    @PersonId() person: string,
    @PostId() post: string,
    @Body() body: EndPostBody,
  ): Promise<PersonView> {
    return this.people.endPost({ actor, town, language }, person, post, body, key);
  }

  @Post(':person/dismissal')
  @HttpCode(200)
  @ApiOperation({ summary: '离任 / Dismiss', description: 'Ends every post, every session and the account, from this minute.' })
  @ApiOkResponse(answers('PersonView'))
  @problems(401, 403, 404, 409, 422)
  dismiss(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @IdempotencyKey() key: string | undefined,
    @PersonId() person: string,
  ): Promise<PersonView> {
    return this.people.dismiss({ actor, town, language }, person, key);
  }

  @Post(':person/sign-in-reset')
  @HttpCode(200)
  @ApiOperation({
    summary: '重置登录 / A new first password',
    description: 'Ends every session and removes the second factor. The password is shown this once.',
  })
  @ApiOkResponse(answers('FirstPasswordView'))
  @problems(401, 403, 404, 409, 422)
  resetSignIn(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @IdempotencyKey() key: string | undefined,
    @PersonId() person: string,
  ): Promise<FirstPasswordView> {
    return this.people.resetSignIn({ actor, town, language }, person, key);
  }
}
