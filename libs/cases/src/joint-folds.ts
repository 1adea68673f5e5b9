import type { PlainDate } from '@lib/calendar';
import type { TextRef } from '@lib/kernel';
import type { Dispute, Supervision } from './dispute.js';
import { data, type Folds } from './fold.js';

/** How the events of joint handling, supervision and noted rights change a dispute. */
export const jointFolds: Folds<Dispute> = {
  TaskAssigned: (dispute, event) => {
    const { id, organisation, what, by } = data<{ id: string; organisation: string; what: TextRef; by: PlainDate }>(event);
    return { tasks: [...(dispute.tasks ?? []), { id, organisation, what, by, status: 'owed', occurrence: event.seq }] };
  },
  TaskReported: (dispute, event) => {
    const { task } = data<{ task: string }>(event);
    return { tasks: (dispute.tasks ?? []).map((one) => (one.id === task ? { ...one, status: 'done' as const } : one)) };
  },
  DepartmentCalled: (dispute, event) => {
    const { id, department, by } = data<{ id?: string; department: TextRef; by: PlainDate }>(event);
    // A call of an earlier version had no number of its own and no clock.
    return id === undefined ? {} : { calls: [...(dispute.calls ?? []), { id, department, by, status: 'owed', occurrence: event.seq }] };
  },
  DepartmentAnswered: (dispute, event) => {
    const { call } = data<{ call: string }>(event);
    return { calls: (dispute.calls ?? []).map((one) => (one.id === call ? { ...one, status: 'answered' as const } : one)) };
  },
  CaseSupervised: (dispute, event) => {
    const { step } = data<{ step: string }>(event);
    const supervision: Supervision = {
      step: step === 'order' || step === 'reminder' ? step : 'bulletin',
      organisation: dispute.holder?.organisation ?? null,
      occurrence: event.seq,
      answered: false,
    };
    return { supervised: dispute.supervised + 1, supervision };
  },
  SupervisionAnswered: (dispute) => (dispute.supervision ? { supervision: { ...dispute.supervision, answered: true } } : {}),
  UrgentReported: (dispute, event) => ({ urgentReports: [...(dispute.urgentReports ?? []), data<{ way: string }>(event).way] }),
  RightNoted: (dispute, event) => ({ notedRights: { ...dispute.notedRights, [data<{ rule: string }>(event).rule]: event.seq } }),
  RightLapsed: (dispute, event) => {
    const { rule = 'T-01' } = data<{ rule?: string }>(event);
    return rule === 'T-01' ? { rightLapsed: true } : { lapsedRights: [...(dispute.lapsedRights ?? []), rule] };
  },
};
