import type { InputSchema, Words } from '@lib/kernel';
import { input, line, oneOf, prose } from '../fields.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import { event, type DisputeEdge } from './edge.js';

/** Who may put something on file: those who work on the case, and the centre. */
const workers = ['holder', 'lead', 'assisting', 'dispatcher', 'centre-head'] as const;

const sha256: InputSchema = {
  type: 'string',
  title: { zh: '文件的 SHA-256 摘要', en: 'SHA-256 hash of the file' },
  minLength: 64,
  maxLength: 64,
};

/** Puts a paper or picture on record by its hash, so that no other can take its place. The file itself is not kept by this action. */
export const attach: DisputeEdge = {
  label: { zh: '登记附件', en: 'Attach' },
  to: 'same',
  by: workers,
  when: [rules.hashWellFormed],
  input: input({
    kind: oneOf(
      { zh: '材料种类', en: 'Kind of evidence' },
      {
        identity: { zh: '当事人身份证明', en: 'Proof of identity' },
        authority: { zh: '授权委托书', en: 'Power of attorney' },
        evidence: { zh: '证据材料', en: 'Evidence' },
        'signed-form': { zh: '已签名的文书', en: 'Signed form' },
        performance: { zh: '履行凭证', en: 'Proof of performance' },
        recording: { zh: '录音录像', en: 'Recording' },
        other: { zh: '其他', en: 'Other' },
      },
    ),
    title: line({ zh: '名称', en: 'Title' }, 'attachment'),
    sha256,
  }),
  example: () => ({ kind: 'evidence', title: '借条照片', sha256: '0'.repeat(64) }),
  does: (dispute, command) => [event('AttachmentAdded', { ...command.input, number: (dispute.attachments ?? 0) + 1 })],
};

/** A remark for the file; it moves nothing and changes no clock. */
export const note: DisputeEdge = {
  label: { zh: '备注', en: 'Note' },
  to: 'same',
  by: workers,
  input: input({ text: prose({ zh: '备注内容', en: 'Note' }, 'note') }),
  example: () => ({ text: '已电话提醒双方携带证件' }),
  does: (_, command) => [event('NoteAdded', command.input)],
};

/** The papers of a dossier of people's mediation (司法部《关于印发人民调解文书格式和统计报表的通知》, 2010), by our codes. */
export const forms = {
  application: { zh: '人民调解申请书', en: 'Application for mediation' },
  'acceptance-register': { zh: '人民调解受理登记表', en: 'Acceptance register' },
  'rights-notice': { zh: '当事人权利义务告知书', en: 'Notice of rights and duties' },
  authority: { zh: '授权委托书', en: 'Power of attorney' },
  investigation: { zh: '人民调解调查记录', en: 'Investigation record' },
  session: { zh: '人民调解记录', en: 'Mediation record' },
  agreement: { zh: '人民调解协议书', en: 'Mediation agreement' },
  'oral-agreement': { zh: '人民调解口头协议登记表', en: 'Oral-agreement register' },
  visit: { zh: '人民调解回访记录', en: 'Follow-up record' },
  confirmation: { zh: '司法确认申请书', en: 'Application for judicial confirmation' },
} as const satisfies { readonly [code: string]: Words };

/** A form is issued with its running number within the case. Its town-wide number (人调字第N号) is not drawn here: it comes with the papers themselves. */
export const issueDocument: DisputeEdge = {
  label: { zh: '出具文书', en: 'Issue a document' },
  to: 'same',
  by: ['holder'],
  input: input({ form: oneOf<keyof typeof forms>({ zh: '文书', en: 'Form' }, forms) }),
  example: () => ({ form: 'rights-notice' }),
  does: (dispute, command) => {
    const { form } = inputOf<{ form: string }>(command);
    return [event('DocumentIssued', { form, number: (dispute.documents?.[form] ?? 0) + 1 })];
  },
};
