import type { Rejection, Words } from '@lib/kernel';
import { blockingLine } from '../dispute.js';
import type { DisputeCommand, ScreenRule, World } from '../world.js';
import { inputOf, type DisputeRule } from './rule.js';

interface Screened {
  readonly screen?: readonly string[];
  readonly overrule?: readonly { readonly rule: string }[];
  readonly civilPart?: unknown;
  readonly rule?: string;
  readonly door?: string;
}

const nothing: readonly never[] = [];

/** The first ticked line of which this is true. */
const firstLine = (command: DisputeCommand, { screen }: World, applies: (line: ScreenRule) => boolean): ScreenRule | undefined => {
  const { screen: ticked = nothing } = inputOf<Screened>(command);
  const found = ticked.find((id) => {
    const line = screen.get(id);
    return line !== undefined && applies(line);
  });
  return found === undefined ? undefined : screen.get(found);
};

const overruled = (command: DisputeCommand, line: ScreenRule): boolean =>
  (inputOf<Screened>(command).overrule ?? nothing).some(({ rule }) => rule === line.id);

const doorsOf = (line: ScreenRule, { doors }: World): Words | null => {
  const named = line.sendTo.flatMap((code) => doors.find((door) => door.code === code)?.name ?? []);
  return named.length === 0 ? null : { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en).join(', ') };
};

const wayOn = (line: ScreenRule, world: World): Words => {
  const doors = doorsOf(line, world);
  const out = doors ? { zh: `请导出至：${doors.zh}。`, en: `Refer it out to: ${doors.en}. ` } : { zh: '', en: '' };
  const report = line.report ? { zh: '请立即报警提示。', en: 'Alert the police at once. ' } : { zh: '', en: '' };
  const unless = line.unless
    ? {
        zh: `如属“${line.unless.zh}”，可写明理由由人工决定受理。`,
        en: `Where “${line.unless.en}”, a person may decide to accept it and state the ground. `,
      }
    : { zh: '', en: '' };
  const advice = line.advice;
  return { zh: `${report.zh}${out.zh}${unless.zh}${advice.zh}`, en: `${report.en}${out.en}${unless.en}${advice.en}` };
};

const named = (line: ScreenRule, says: Words, world: World): Partial<Rejection> => ({
  says: { zh: `${line.id} ${line.says.zh}：${says.zh}`, en: `${line.id} ${line.says.en}: ${says.en}` },
  next: wayOn(line, world),
  article: line.article,
});

export const knownScreenRules: DisputeRule = {
  code: 'case/unknown-screen-rule',
  says: { zh: '受理筛查项目编号不存在，或未勾选即被排除', en: 'No such line in the intake screen, or a line overruled that is not ticked' },
  next: { zh: '请从筛查表 N01–N17 中选择', en: 'Choose from the screen N01–N17' },
  pointer: '/screen',
  reads: ['screen'],
  holds: (_, command, { screen }) => {
    const { screen: ticked = nothing, overrule = nothing, rule } = inputOf<Screened>(command);
    return (
      ticked.every((id) => screen.has(id)) &&
      overrule.every((line) => ticked.includes(line.rule)) &&
      (rule === undefined || screen.has(rule))
    );
  },
};

/** Only where the table says that a person decides may a line be overruled. */
export const overruledLinesMayBe: DisputeRule = {
  code: 'case/screen-not-overrulable',
  says: { zh: '依法不得由人工决定受理', en: 'nobody may decide otherwise' },
  next: { zh: '请导出到有权处理的机关，并告知当事人', en: 'Refer it out to the competent body and tell the parties' },
  article: '人民调解工作若干规定 第22条',
  pointer: '/overrule',
  reads: ['screen', 'overrule'],
  holds: (_, command, world) => firstLine(command, world, (line) => !line.overrulable && overruled(command, line)) === undefined,
  explain: (_, command, world) => {
    const line = firstLine(command, world, (one) => !one.overrulable && overruled(command, one));
    return line ? named(line, overruledLinesMayBe.says, world) : {};
  },
};

const stands = (command: DisputeCommand, line: ScreenRule): boolean => line.result === 'BLOCK' && !overruled(command, line);

/** A matter that the law sends elsewhere is not accepted; config/law/intake-screen.yaml. */
export const intakeScreenPassed: DisputeRule = {
  code: 'case/must-go-elsewhere',
  says: { zh: '依法不能由人民调解受理', en: 'the law sends this matter elsewhere' },
  next: { zh: '请导出到有权处理的机关，并告知当事人', en: 'Refer it out to the competent body and tell the parties' },
  article: '人民调解工作若干规定 第22条',
  pointer: '/screen',
  reads: ['screen', 'overrule'],
  holds: (_, command, world) => firstLine(command, world, (line) => stands(command, line)) === undefined,
  explain: (_, command, world) => {
    const line = firstLine(command, world, (one) => stands(command, one));
    return line ? named(line, intakeScreenPassed.says, world) : {};
  },
};

const isPartial = (line: ScreenRule): boolean => line.result === 'PARTIAL';

/** Where only a part may be mediated, that part is written down before mediation begins. */
export const civilPartNamed: DisputeRule = {
  code: 'case/civil-part-missing',
  says: { zh: '只能就可以调解的部分受理，请写明该部分', en: 'only a part may be mediated; write down which' },
  next: { zh: '请填写可以调解的民事部分', en: 'Enter the civil part that is mediated' },
  article: '人民调解工作若干规定 第22条',
  pointer: '/civilPart',
  reads: ['screen', 'civilPart'],
  holds: (_, command, world) => inputOf<Screened>(command).civilPart !== undefined || firstLine(command, world, isPartial) === undefined,
  explain: (_, command, world) => {
    const line = firstLine(command, world, isPartial);
    return line ? named(line, civilPartNamed.says, world) : {};
  },
};

const lineOf = (command: DisputeCommand, { screen }: World): ScreenRule | undefined => screen.get(inputOf<Screened>(command).rule ?? '');

const explainLine =
  (rule: DisputeRule): NonNullable<DisputeRule['explain']> =>
  (_, command, world) => {
    const line = lineOf(command, world);
    return line ? named(line, rule.says, world) : {};
  };

export const screenLineNew: DisputeRule = {
  code: 'case/screen-line-known',
  says: { zh: '该筛查项已登记', en: 'This line of the screen is on record already' },
  next: { zh: '无需重复登记', en: 'There is nothing to add' },
  pointer: '/rule',
  reads: ['screenRecorded', 'screen'],
  holds: (dispute, command) => dispute.screen.every(({ rule }) => rule !== inputOf<Screened>(command).rule),
};

/** A ground is given for a line that blocks and may be overruled, and for no other. */
export const foundLineMayBeOverruled: DisputeRule = {
  code: 'case/screen-not-overrulable',
  says: { zh: '依法不得由人工决定继续调解', en: 'nobody may decide to mediate on' },
  next: { zh: '请登记该项，然后终止调解或导出', en: 'Record the line without a ground, then end the mediation or refer it out' },
  article: '人民调解工作若干规定 第22条',
  pointer: '/ground',
  reads: ['screen', 'overrule'],
  holds: (_, command, world) => {
    const line = lineOf(command, world);
    return line === undefined || line.overrulable || inputOf<{ ground?: unknown }>(command).ground === undefined;
  },
  explain: (dispute, command, world) => explainLine(foundLineMayBeOverruled)(dispute, command, world),
};

export const foundLineHasCivilPart: DisputeRule = {
  ...civilPartNamed,
  holds: (dispute, command, world) => {
    const line = lineOf(command, world);
    return line === undefined || !isPartial(line) || inputOf<Screened>(command).civilPart !== undefined || dispute.civilPart !== null;
  },
  explain: (dispute, command, world) => explainLine(civilPartNamed)(dispute, command, world),
};

/** Found after acceptance: what the law sends elsewhere is mediated no further, and goes on to the end or to its door. */
export const nothingBlocks: DisputeRule = {
  code: 'case/must-go-elsewhere',
  says: { zh: '依法不得继续调解', en: 'the law sends this matter elsewhere, so mediation may not go on' },
  next: { zh: '请终止调解并告知其他途径，或导出到有权处理的机关', en: 'End the mediation and tell the other channels, or refer it out' },
  article: '人民调解工作若干规定 第22条',
  reads: ['screenRecorded'],
  onlyWhen: { blocked: ['no'] },
  holds: (dispute) => blockingLine(dispute) === undefined,
  explain: (dispute, _, world) => {
    const line = world.screen.get(blockingLine(dispute)?.rule ?? '');
    return line ? named(line, nothingBlocks.says, world) : {};
  },
};

/** An agreement was reached: its mediation ends without success only because the law sends the matter elsewhere. */
export const somethingBlocks: DisputeRule = {
  code: 'case/agreement-stands',
  says: {
    zh: '双方已达成协议，没有登记依法不得调解的情形，不能终止调解',
    en: 'There is an agreement, and no line of the screen that stops the mediation is on record, so it does not end here',
  },
  next: {
    zh: '请督促签名、履行；发现依法不得调解的，先补登受理筛查项',
    en: 'See to the marks and the performance; where the law sends the matter elsewhere, add the line of the screen first',
  },
  article: '人民调解法 第31条；人民调解工作若干规定 第22条',
  reads: ['screenRecorded'],
  onlyWhen: { blocked: ['yes'] },
  holds: (dispute) => blockingLine(dispute) !== undefined,
};

/** A line of the screen names the doors that may take the matter; one that names none leaves the choice open. */
export const doorFitsScreenLine: DisputeRule = {
  code: 'case/wrong-door',
  says: { zh: '所选途径无权处理该事项', en: 'the chosen door may not take this matter' },
  next: { zh: '请按筛查表选择导出途径', en: 'Choose a door that the screen names' },
  article: '人民调解工作若干规定 第22条',
  pointer: '/door',
  reads: ['door', 'screen'],
  holds: (dispute, command, { screen }) => {
    const { rule = blockingLine(dispute)?.rule, door } = inputOf<Screened>(command);
    const sendTo = rule === undefined ? undefined : screen.get(rule)?.sendTo;
    return sendTo === undefined || sendTo.length === 0 || (door !== undefined && sendTo.includes(door));
  },
  explain: (dispute, command, world) => {
    const line = world.screen.get(inputOf<Screened>(command).rule ?? blockingLine(dispute)?.rule ?? '');
    return line ? named(line, doorFitsScreenLine.says, world) : {};
  },
};

const notConfirmable = (rules: readonly string[], { screen }: World): ScreenRule | undefined => {
  const found = rules.find((id) => screen.get(id)?.confirmable === false);
  return found === undefined ? undefined : screen.get(found);
};

/** C2: the court confirms no agreement on status or on ownership, whatever was mediated about it. */
export const courtMayConfirm: DisputeRule = {
  code: 'case/court-does-not-confirm',
  says: { zh: '人民法院不受理该类协议的司法确认申请', en: 'the court does not confirm an agreement on it' },
  next: { zh: '请督促履行；不履行的，告知当事人可依法起诉', en: 'Urge performance; where it fails, tell the parties that they may sue' },
  article: '民事诉讼法司法解释 第355条',
  reads: ['screenRecorded'],
  holds: (dispute, _, world) =>
    dispute.screen.length === 0 ||
    notConfirmable(
      dispute.screen.map(({ rule }) => rule),
      world,
    ) === undefined,
  explain: (dispute, _, world) => {
    const line = notConfirmable(
      dispute.screen.map(({ rule }) => rule),
      world,
    );
    const { zh, en } = courtMayConfirm.says;
    return line ? { says: { zh: `${line.id} ${line.says.zh}：${zh}`, en: `${line.id} ${line.says.en}: ${en}` } } : {};
  },
};
