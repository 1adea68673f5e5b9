import { useLanguage } from '../words/language.js';

/** Words of what is owed before anything else is open: they come with its page and not with the first visit of everybody else. */
const zh = {
  passwordTitle: '请先修改初始密码',
  passwordLead: '管理员给的密码只用这一次。修改后才能办理其他事项。',
  current: '现用密码',
  next: '新密码',
  nextHint: '至少十个字符；几个不相关的词最好记',
  change: '修改密码',
  factorTitle: '请先启用动态验证码',
  factorLead: '您的岗位须有第二重验证。请在手机的身份验证器中添加下面的密钥，再输入它显示的六位数字。',
  begin: '生成密钥',
  secret: '密钥',
  code: '六位数字',
  openApp: '在本机的身份验证器中添加',
  confirm: '确认',
  codesTitle: '请抄下恢复码',
  codesLead: '手机丢失时，每个恢复码可代替一次验证码。只显示这一次。',
  done: '已抄下，继续',
};

const en: { readonly [key in keyof typeof zh]: (typeof zh)[key] } = {
  passwordTitle: 'Change your first password',
  passwordLead: 'The password that the administrator gave is for this once. Nothing else is open until you have changed it.',
  current: 'Present password',
  next: 'New password',
  nextHint: 'At least ten characters; several words that have nothing to do with each other are easiest to remember',
  change: 'Change the password',
  factorTitle: 'Set up a second factor',
  factorLead: 'Your post needs one. Add the key below to an authenticator application, then enter the six digits that it shows.',
  begin: 'Make a key',
  secret: 'Key',
  code: 'Six digits',
  openApp: 'Add it to an application on this device',
  confirm: 'Confirm',
  codesTitle: 'Write down the recovery codes',
  codesLead: 'Each opens once in place of a code, should you lose the telephone. They are shown only now.',
  done: 'Written down, go on',
};

export const useOwedWords = (): typeof zh => (useLanguage() === 'en' ? en : zh);
