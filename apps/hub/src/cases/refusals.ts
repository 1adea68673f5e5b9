import type { Rejection } from '@lib/kernel';

export const unknownVillage: Rejection = {
  code: 'case/unknown-village',
  says: { zh: '该区划代码不是本镇现行村街代码', en: 'This code is not a village of the town today' },
  next: { zh: '请从村街列表中选择；外镇事项请导出', en: 'Choose a village of the list; other towns have their own centre' },
  pointer: '/villageCode',
};

export const mayNotRegister: Rejection = {
  code: 'case/may-not-register',
  says: { zh: '您的岗位不能登记该村街的事项', en: 'Your post may not register a matter of this village' },
  next: { zh: '请由该村街调解员或镇综治中心登记', en: 'The village’s mediators or the centre can register it' },
  pointer: '/villageCode',
};
