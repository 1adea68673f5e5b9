import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { disputeFlow, edgeFrom, type DisputeState } from '@lib/cases';
import type { FlowActionView, FlowView } from '@lib/contracts';
import { say, targetsOf, type Language } from '@lib/kernel';
import { answers, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentTown } from '../edge/decorators.js';
import { Refused } from '../edge/refused.js';
import type { TownContext } from '../town/town-context.js';

const stateNames = Object.keys(disputeFlow.states) as readonly DisputeState[];

@ApiTags('flows')
@Controller('api/v1/flows')
export class FlowsController {
  @Get()
  @ApiOperation({ summary: '流程 / The declared flows' })
  @ApiOkResponse({ schema: { type: 'object', properties: { items: { type: 'array', items: { $ref: '#/components/schemas/FlowView' } } } } })
  @problems(401)
  flows(
    @CallerLanguage() language: Language,
    @CurrentTown() town: TownContext,
  ): { readonly items: readonly FlowView[]; readonly nextCursor: null } {
    return { items: [flowView(language, town)], nextCursor: null };
  }

  @Get(':name')
  @ApiOperation({ summary: '流程 / One flow: states, actions, roles, guards, deadlines; ?format=mermaid draws it' })
  @ApiQuery({ name: 'format', required: false, enum: ['json', 'mermaid'] })
  @ApiOkResponse(answers('FlowView'))
  @problems(401, 404)
  @Header('vary', 'accept-language')
  flow(
    @Param('name') name: string,
    @Query('format') format: string | undefined,
    @CallerLanguage() language: Language,
    @CurrentTown() town: TownContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): FlowView | string {
    if (name !== disputeFlow.name) throw Refused.as('request/no-such-route');
    if (format !== 'mermaid') return flowView(language, town);
    void reply.type('text/vnd.mermaid; charset=utf-8');
    return mermaid(language);
  }
}

function flowView(language: Language, { law }: TownContext): FlowView {
  return {
    name: disputeFlow.name,
    label: say(disputeFlow.label, language),
    version: disputeFlow.version,
    initial: disputeFlow.initial,
    states: stateNames.map((state) => {
      const declared = disputeFlow.states[state];
      return {
        state,
        label: say(declared.label, language),
        open: declared.open,
        holder: declared.open ? [...declared.holder] : [],
        deadlines: (declared.open ? [...declared.within] : []).map((rule) => {
          const known = law.deadlines.get(rule);
          return { rule, label: known ? say(known.says, language) : rule, limit: known?.limit ?? '', article: known?.article ?? '' };
        }),
        actions: actionsOf(state, language),
      };
    }),
  };
}

const actionsOf = (state: DisputeState, language: Language): readonly FlowActionView[] =>
  Object.keys(disputeFlow.states[state].on).flatMap((action) => {
    const edge = edgeFrom(state, action);
    if (!edge) return [];
    const guards = (edge.when ?? []).map(({ code, says, article }) => ({
      code,
      says: say(says, language),
      ...(article === undefined ? {} : { article }),
    }));
    return [{ action, label: say(edge.label, language), to: targetsOf<DisputeState>(state, edge.to), by: edge.by, guards }];
  });

function mermaid(language: Language): string {
  const name = (state: string): string => state.replaceAll('-', '_');
  const lines = stateNames.flatMap((state) => [
    `  ${name(state)}: ${say(disputeFlow.states[state].label, language)}`,
    ...actionsOf(state, language).flatMap(({ label, to }) =>
      to.filter((target) => target !== state).map((target) => `  ${name(state)} --> ${name(target)}: ${label}`),
    ),
  ]);
  return ['stateDiagram-v2', `  [*] --> ${name(disputeFlow.initial)}`, ...lines, ''].join('\n');
}
