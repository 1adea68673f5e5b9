import type { Rejection, Words } from '@lib/kernel';

const look = { zh: '请在人员名单中核对', en: 'Look it up in the list of people' };

export const usernameTaken: Rejection = {
  code: 'people/username-taken',
  says: { zh: '本镇已有这个用户名', en: 'This user name is in use in this town' },
  next: { zh: '请另取一个用户名', en: 'Choose another user name' },
  pointer: '/username',
};
export const noSuchPerson: Rejection = {
  code: 'people/no-such-person',
  says: { zh: '没有这个人员', en: 'There is no such person' },
  next: look,
};
export const hasLeft: Rejection = {
  code: 'people/has-left',
  says: { zh: '该人员已离任', en: 'This person has left' },
  next: { zh: '如重新任职，请新建人员', en: 'If he comes back, add him anew' },
};
export const noAccount: Rejection = {
  code: 'people/no-account',
  says: { zh: '该人员没有账号，没有密码可以重设', en: 'This person has no account, and so no password to set anew' },
  next: { zh: '请新建人员，系统会给出用户名和初始密码', en: 'Add the person anew: a user name and a first password come with it' },
};
export const noSuchPost: Rejection = {
  code: 'people/no-such-post',
  says: { zh: '该人员没有这个岗位，或岗位已结束', en: 'This person holds no such post, or it is over' },
  next: look,
};
export const endInThePast: Rejection = {
  code: 'people/end-in-the-past',
  says: { zh: '最后一天不能早于今天或岗位的第一天', en: 'The last day is before today, or before the first day of the post' },
  next: { zh: '留空则从此刻起结束', en: 'Leave it out to end the post from this minute' },
  pointer: '/on',
};
export const lastAdministrator: Rejection = {
  code: 'people/last-administrator',
  says: { zh: '这是最后一名系统管理员', en: 'This is the last administrator' },
  next: { zh: '请先任命另一名没有期限的系统管理员', en: 'First appoint another administrator, without an end' },
};
export const noSuchRole: Rejection = {
  code: 'people/no-such-role',
  says: { zh: '没有这个角色', en: 'There is no such role' },
  next: { zh: '请从角色表中选择', en: 'Choose one of the roles in the code tables' },
  pointer: '/role',
};
export const noSuchOrganisation: Rejection = {
  code: 'people/no-such-organisation',
  says: { zh: '本镇没有这个单位', en: 'This town has no such organisation' },
  next: { zh: '请从单位列表中选择', en: 'Choose from the list of organisations' },
  pointer: '/organisation',
};
export const notHeldThere = (role: Words): Rejection => ({
  code: 'people/not-held-there',
  says: { zh: `${role.zh}不能在这个单位任职`, en: `The post “${role.en}” is not held in this organisation` },
  next: { zh: '请选择对应的单位', en: 'Choose an organisation of the right kind' },
  pointer: '/organisation',
});
export const endsBeforeItBegins: Rejection = {
  code: 'people/ends-before-it-begins',
  says: { zh: '最后一天早于第一天', en: 'The last day is before the first' },
  next: { zh: '请核对日期', en: 'Check the dates' },
  pointer: '/to',
};
export const heldAlready: Rejection = {
  code: 'people/post-held-already',
  says: { zh: '这段时间该人员已任此岗位', en: 'This person holds that post already at that time' },
  next: { zh: '请先结束原岗位，或改用其后的日期', en: 'End the post first, or begin after it' },
  pointer: '/from',
};
export const administratorDoesNoCaseWork: Rejection = {
  code: 'people/administrator-does-no-case-work',
  says: { zh: '系统管理员不得兼任能看到案件的岗位', en: 'An administrator holds no post that sees cases' },
  next: { zh: '请由另一人担任', en: 'Let somebody else hold it' },
  pointer: '/role',
};
export const substituteNeedsAnEnd: Rejection = {
  code: 'people/substitute-needs-an-end',
  says: { zh: '代理须写明最后一天', en: 'A substitute needs a last day' },
  next: { zh: '请填写代理的最后一天', en: 'Say on which day it ends' },
  pointer: '/to',
};
export const substituteForHimself: Rejection = {
  code: 'people/substitute-for-himself',
  says: { zh: '不能代理本人', en: 'Nobody substitutes for himself' },
  next: { zh: '请另选代理人', en: 'Choose another substitute' },
  pointer: '/substituteFor',
};
export const nothingToSubstitute: Rejection = {
  code: 'people/nothing-to-substitute',
  says: { zh: '被代理人在这段时间不任此岗位', en: 'The person to be substituted does not hold that post at that time' },
  next: { zh: '请核对被代理人的岗位和日期', en: 'Check whose post it is, and the days' },
  pointer: '/substituteFor',
};
