import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { flows, type MatterFlow } from '@lib/cases';
import type { FlowActionView, FlowView } from '@lib/contracts';
import { instabilityFlows } from '@lib/instability';
import { say, targetsOf, type Language } from '@lib/kernel';
import { answers, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentTown } from '../edge/decorators.js';
import { Refused } from '../edge/refused.js';
import type { TownContext } from '../town/town-context.js';

const declared: readonly MatterFlow[] = [...flows, ...instabilityFlows];

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
    return { items: declared.map((flow) => flowView(flow, language, town)), nextCursor: null };
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
    const flow = declared.find((one) => one.name === name);
    if (!flow) throw Refused.as('request/no-such-route');
    if (format !== 'mermaid') return flowView(flow, language, town);
    void reply.type('text/vnd.mermaid; charset=utf-8');
    return mermaid(flow, language);
  }
}

function flowView(flow: MatterFlow, language: Language, { law }: TownContext): FlowView {
  return {
    name: flow.name,
    label: say(flow.label, language),
    version: flow.version,
    initial: flow.initial,
    states: Object.entries(flow.states).map(([state, declared]) => ({
      state,
      label: say(declared.label, language),
      open: declared.open,
      holder: declared.open ? [...declared.holder] : [],
      deadlines: (declared.open ? [...declared.within] : []).map((rule) => {
        const known = law.deadlines.get(rule);
        return { rule, label: known ? say(known.says, language) : rule, limit: known?.limit ?? '', article: known?.article ?? '' };
      }),
      actions: actionsOf(state, declared, language),
    })),
  };
}

const actionsOf = (state: string, { on }: MatterFlow['states'][string], language: Language): readonly FlowActionView[] =>
  Object.entries(on).flatMap(([action, edge]) => {
    if (!edge) return [];
    const guards = (edge.when ?? []).map(({ code, says, article }) => ({
      code,
      says: say(says, language),
      ...(article === undefined ? {} : { article }),
    }));
    return [
      {
        action,
        label: say(edge.label, language),
        to: targetsOf(state, edge.to),
        by: edge.by,
        ...(edge.opens === undefined ? {} : { opens: edge.opens }),
        guards,
      },
    ];
  });

function mermaid(flow: MatterFlow, language: Language): string {
  const name = (state: string): string => state.replaceAll('-', '_');
  const lines = Object.entries(flow.states).flatMap(([state, declared]) => [
    `  ${name(state)}: ${say(declared.label, language)}`,
    ...actionsOf(state, declared, language).flatMap(({ label, to }) =>
      to.filter((target) => target !== state).map((target) => `  ${name(state)} --> ${name(target)}: ${label}`),
    ),
  ]);
  return ['stateDiagram-v2', `  [*] --> ${name(flow.initial)}`, ...lines, ''].join('\n');
}
