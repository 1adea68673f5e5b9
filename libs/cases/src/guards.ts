import type { Words } from '@lib/kernel';

/** A hard guard of the dispute flow: what must hold, by which article, and where no single rule says it, how it is kept. */
export interface Guard {
  readonly id: string;
  readonly says: Words;
  readonly article: string;
  /** Kept by the shape of the flow and not, or not only, by refusing rules. */
  readonly keptBy?: Words;
}

/** Rules that refuse name their guard themselves; docs/generated/rules.md lists them beside it. */
export const disputeGuards: readonly Guard[] = [
  {
    id: 'G1',
    says: {
      zh: '没有权利义务告知、各方同意和无须回避的在册调解员，不得调解',
      en: 'No mediation without the rights notice, the consent of each main party, and a mediator on the roster who is not in conflict',
    },
    article: '人民调解工作若干规定 第30条；人民调解法 第13条、第17条、第19条、第23条；法释〔2016〕14号 第15条（参照）',
  },
  {
    id: 'G2',
    says: {
      zh: '书面协议签名、调解员签名和印章齐备才生效；口头协议须登记内容',
      en: 'A written agreement binds with every signature, the mediator’s mark and the seal; of an oral one the content is recorded',
    },
    article: '人民调解法 第28条、第29条、第30条',
  },
  {
    id: 'G3',
    says: { zh: '未告知其他途径，不得终止调解', en: 'Mediation does not end before the parties were told the other channels' },
    article: '人民调解法 第26条',
  },
  {
    id: 'G4',
    says: {
      zh: '任何在办状态均可一步报警，报警不结案',
      en: 'From any open state the police are alerted in one action, which never closes the case',
    },
    article: '人民调解法 第25条',
    keptBy: {
      zh: '每个在办状态都有 alert-police，去向为“不变”；紧急登记和涉嫌犯罪的导出自动提示或报警',
      en: 'every open state has alert-police and stays where it is; an emergency suggests it, a referral by N02 or N14 does it',
    },
  },
  {
    id: 'G5',
    says: {
      zh: '法院委派、委托的案件，书面回告法院后才能结案',
      en: 'What the court sent is closed only after the court has its result in writing',
    },
    article: '法释〔2016〕14号 第26条',
  },
  {
    id: 'G6',
    says: { zh: '信访来源的案件，调解不停止信访办理时限', en: 'Mediation never stops the clock of the petition it came from' },
    article: '信访工作条例 第22条、第23条、第34条',
    keptBy: {
      zh: '信访时限属于信访事项，本流程没有任何动作可以停止或暂停它；案件标记“信访关联”，也不能并入其他来源的案件',
      en: 'the petition’s limits belong to the petition: no action of this flow stops or pauses them; the case is flagged as petition-linked and is not merged into one that came another way',
    },
  },
  {
    id: 'G7',
    says: {
      zh: '村街随时可以一句话上报；越级须为红色等级或说明理由；综治中心可以提级',
      en: 'A village may escalate at any time with one line; a level is skipped for a red case or for a stated reason; the centre may pull up',
    },
    article: '独流镇调解流程规则 G7',
  },
  {
    id: 'G8',
    says: {
      zh: '退回村街以一次为限；第二次异议后由综治中心主任决定',
      en: 'A case is returned downwards once; after the second objection the centre head decides',
    },
    article: '独流镇调解流程规则 G8',
  },
  {
    id: 'G9',
    says: {
      zh: '调解过本案的人不得再代理本案当事人；代理过一方当事人的人不得再调解本案',
      en: 'Whoever mediated a dispute does not act for a party in it, and whoever acts for a party does not mediate it',
    },
    article: '法释〔2016〕14号 第15条、第16条（参照）',
    keptBy: {
      zh: '司法确认、起诉或执行、法律援助指派登记代理律师时核对；登记后列入须回避人员（AgentNamed）',
      en: 'checked wherever a lawyer of the town is named: confirmation, the way to the court, legal aid; once named he is barred (AgentNamed)',
    },
  },
  {
    id: 'G10',
    says: { zh: '一件纠纷只计一次调解成功', en: 'A dispute counts as one success, at however many levels it was mediated' },
    article: '独流镇调解流程规则 G10',
    keptBy: {
      zh: '结案事件 CaseClosed 载明是否首次成功（firstSuccess）',
      en: 'the event CaseClosed says whether it is the first success (firstSuccess)',
    },
  },
];
