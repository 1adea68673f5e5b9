import type { Words } from '@lib/kernel';

interface ProblemKind {
  readonly status: number;
  readonly title: Words;
  readonly says: Words;
  readonly next?: Words;
}

/** Every problem that the door itself can answer with. Refusals by a rule of a flow bring their own code and sentence. */
export const problemKinds = {
  'request/malformed-json': {
    status: 400,
    title: { zh: '请求格式错误', en: 'Malformed request' },
    says: { zh: '请求正文不是有效的 JSON', en: 'The body is not valid JSON' },
  },
  'request/malformed': {
    status: 400,
    title: { zh: '请求格式错误', en: 'Malformed request' },
    says: { zh: '请求无法识别', en: 'The request cannot be understood' },
  },
  'request/invalid': {
    status: 400,
    title: { zh: '填写有误', en: 'Invalid values' },
    says: { zh: '有内容不符合要求，请按各项提示修改', en: 'Some values are not allowed; each is named below' },
  },
  'request/bad-path': {
    status: 400,
    title: { zh: '地址错误', en: 'Bad address' },
    says: { zh: '地址中有不能识别的字符', en: 'The address holds characters that cannot be read' },
  },
  'request/bad-cursor': {
    status: 400,
    title: { zh: '翻页标记错误', en: 'Bad cursor' },
    says: { zh: '翻页标记无效，请从第一页重新开始', en: 'The cursor is not valid; start again from the first page' },
  },
  'request/bad-if-match': {
    status: 400,
    title: { zh: '版本号错误', en: 'Bad If-Match' },
    says: { zh: 'If-Match 必须是带引号的版本号，例如 "3"', en: 'If-Match must be one quoted version, such as "3"' },
  },
  'request/bad-idempotency-key': {
    status: 400,
    title: { zh: '幂等键错误', en: 'Bad Idempotency-Key' },
    says: { zh: 'Idempotency-Key 必须是 UUID', en: 'Idempotency-Key must be a UUID' },
  },
  'request/if-match-missing': {
    status: 428,
    title: { zh: '缺少版本号', en: 'If-Match missing' },
    says: { zh: '修改案件必须带 If-Match: "版本号"', en: 'A change to a case must carry If-Match: "version"' },
    next: { zh: '请先读取案件，用其 version', en: 'Read the case and use its version' },
  },
  'request/cross-site': {
    status: 403,
    title: { zh: '来源不明的请求', en: 'Request from another site' },
    says: { zh: '此操作只能从本系统页面发起', en: 'This change may only come from the pages of this site' },
  },
  'instability/not-found': {
    status: 404,
    title: { zh: '没有该报告', en: 'No such report' },
    says: { zh: '没有该月份或该报告，或您无权查看', en: 'There is no such month or report, or you may not see it' },
  },
  'instability/future-month': {
    status: 404,
    title: { zh: '该月尚未开启', en: 'This month is not open yet' },
    says: { zh: '不能填报未来月份', en: 'A month to come cannot be reported on' },
    next: { zh: '到开启日系统会自动建好报告', en: 'Its reports are there on the day on which it opens' },
  },
  'request/no-such-route': {
    status: 404,
    title: { zh: '没有此地址', en: 'No such address' },
    says: { zh: '没有这个接口地址', en: 'There is nothing at this address' },
  },
  'request/method-not-allowed': {
    status: 405,
    title: { zh: '方法不允许', en: 'Method not allowed' },
    says: { zh: '此地址不接受这种请求方法', en: 'This address does not take this method' },
  },
  'request/timeout': {
    status: 408,
    title: { zh: '请求超时', en: 'Request timed out' },
    says: { zh: '请求没有及时发送完', en: 'The request did not arrive in time' },
  },
  'request/too-large': {
    status: 413,
    title: { zh: '内容过大', en: 'Too large' },
    says: { zh: '请求正文超过 1 MB', en: 'The body is larger than 1 MB' },
  },
  'request/headers-too-large': {
    status: 431,
    title: { zh: '请求头过大', en: 'Headers too large' },
    says: { zh: '请求头过大', en: 'The headers are too large' },
  },
  'request/unsupported-media-type': {
    status: 415,
    title: { zh: '内容类型不支持', en: 'Unsupported media type' },
    says: { zh: '请求正文必须是 application/json（UTF-8）', en: 'The body must be application/json in UTF-8' },
  },
  'access/not-signed-in': {
    status: 401,
    title: { zh: '未登录', en: 'Not signed in' },
    says: { zh: '请先登录', en: 'Please sign in' },
  },
  'access/wrong-credentials': {
    status: 401,
    title: { zh: '登录失败', en: 'Sign-in failed' },
    says: { zh: '用户名或密码不对', en: 'The user name or the password is wrong' },
  },
  'access/too-many-attempts': {
    status: 429,
    title: { zh: '尝试过多', en: 'Too many attempts' },
    says: { zh: '登录失败次数过多，请稍后再试', en: 'Too many failed sign-ins; please wait' },
  },
  'access/no-post': {
    status: 403,
    title: { zh: '没有岗位', en: 'No post' },
    says: { zh: '您目前没有任何岗位，不能登录', en: 'You hold no post at present, so you cannot sign in' },
    next: { zh: '请联系管理员', en: 'Ask the administrator' },
  },
  'access/code-needed': {
    status: 401,
    title: { zh: '需要动态验证码', en: 'Code needed' },
    says: { zh: '密码正确，还需输入动态验证码', en: 'The password is right; a code of your authenticator application is needed too' },
    next: {
      zh: '请输入身份验证器上的六位数字，或一个恢复码',
      en: 'Enter the six digits that the application shows, or one of your recovery codes',
    },
  },
  'access/wrong-code': {
    status: 401,
    title: { zh: '动态验证码不对', en: 'Wrong code' },
    says: { zh: '动态验证码不对，或已经用过', en: 'The code is wrong or was used before' },
    next: { zh: '请等下一个验证码出现后再输入', en: 'Wait for the next code and enter that one' },
  },
  'access/code-not-confirmed': {
    status: 422,
    title: { zh: '动态验证码不对', en: 'Wrong code' },
    says: { zh: '验证码不对，或已经用过', en: 'The code is wrong or was used before' },
    next: {
      zh: '请核对手机时间，等下一个验证码出现后再输入',
      en: 'Check the clock of the telephone, wait for the next code and enter that one',
    },
  },
  'access/second-factor-stands': {
    status: 422,
    title: { zh: '动态验证码已启用', en: 'Second factor set up already' },
    says: {
      zh: '动态验证码已启用，更换须先输入现在的验证码或一个恢复码',
      en: 'A second factor is set up; to replace it, show a code of it or a recovery code',
    },
    next: { zh: '两者都没有时，请联系管理员重置', en: 'If you have neither, ask the administrator to reset it' },
  },
  'access/open-id-refused': {
    status: 401,
    title: { zh: '统一身份认证未通过', en: 'Sign-in with the provider failed' },
    says: { zh: '统一身份认证没有完成，或答复不可信', en: 'The provider did not sign you in, or its answer cannot be trusted' },
    next: { zh: '请重新登录', en: 'Please begin again' },
  },
  'access/open-id-no-account': {
    status: 403,
    title: { zh: '没有对应的用户', en: 'No such user here' },
    says: { zh: '统一身份认证已通过，但本系统没有对应的用户', en: 'The provider knows you, but there is no such user here' },
    next: { zh: '请管理员先为您建立用户', en: 'Ask the administrator to add you first' },
  },
  'access/open-id-needs-second-factor': {
    status: 403,
    title: { zh: '需要第二重验证', en: 'Second factor needed' },
    says: {
      zh: '您的岗位须有第二重验证，统一身份认证没有证明已做',
      en: 'Your post needs a second factor, and the provider did not say that it saw one',
    },
    next: { zh: '请用密码和动态验证码登录', en: 'Sign in with your password and a code' },
  },
  'access/open-id-unavailable': {
    status: 503,
    title: { zh: '统一身份认证暂不可用', en: 'Provider unavailable' },
    says: {
      zh: '暂时联系不上统一身份认证，请稍后再试，或用密码登录',
      en: 'The provider cannot be reached just now; try again, or sign in by password',
    },
  },
  'access/password-change-owed': {
    status: 403,
    title: { zh: '须先修改密码', en: 'Change the password first' },
    says: { zh: '这是初始密码，修改后才能办理其他事项', en: 'This is a first password; nothing else is open until you have changed it' },
    next: { zh: '请先修改密码', en: 'Change the password' },
  },
  'access/second-factor-owed': {
    status: 403,
    title: { zh: '须先启用动态验证码', en: 'Second factor needed' },
    says: {
      zh: '您的岗位须启用动态验证码，启用后才能办理其他事项',
      en: 'Your post needs a second factor; nothing else is open until you have set one up',
    },
    next: { zh: '请用身份验证器扫描二维码并确认', en: 'Set up an authenticator application and confirm a code of it' },
  },
  'access/wrong-current-password': {
    status: 422,
    title: { zh: '密码未修改', en: 'Password not changed' },
    says: { zh: '现用密码不对', en: 'The present password is wrong' },
    next: { zh: '请重新输入现用密码', en: 'Enter the present password again' },
  },
  'access/weak-password': {
    status: 422,
    title: { zh: '密码未修改', en: 'Password not changed' },
    says: { zh: '新密码过于简单', en: 'The new password is too weak' },
    next: {
      zh: '请换一个更长的密码，例如几个不相关的词',
      en: 'Choose a longer one, such as several words that have nothing to do with each other',
    },
  },
  'access/demonstration-account': {
    status: 422,
    title: { zh: '演示账号', en: 'Demonstration account' },
    says: {
      zh: '演示账号共用一个密码，不能修改密码，也不设动态验证码',
      en: 'Demonstration accounts share one password; it cannot be changed, and they have no second factor',
    },
    next: { zh: '演示密码由 DEMO_PASSWORD 设定', en: 'The demonstration password is set by DEMO_PASSWORD' },
  },
  'access/no-such-user': {
    status: 404,
    title: { zh: '没有这个用户', en: 'No such user' },
    says: { zh: '本镇没有这个用户名', en: 'This town has no such user name' },
    next: { zh: '请核对用户名后再查', en: 'Check the user name and ask again' },
  },
  'access/not-allowed': {
    status: 403,
    title: { zh: '无权操作', en: 'Not allowed' },
    says: { zh: '您的岗位无权进行此操作', en: 'Your post does not allow this' },
  },
  'people/not-found': {
    status: 404,
    title: { zh: '没有此人员', en: 'No such person' },
    says: { zh: '没有这个人员，或您无权查看', en: 'There is no such person, or you may not see him' },
  },
  'case/not-found': {
    status: 404,
    title: { zh: '没有此案件', en: 'No such case' },
    says: { zh: '没有这个案件，或您无权查看', en: 'There is no such case, or you may not see it' },
  },
  'access/may-not-reveal': {
    status: 403,
    title: { zh: '不能查看完整号码', en: 'Not yours to read whole' },
    says: { zh: '您的岗位不能查看本案当事人的完整号码', en: 'Your post may not read the numbers of this case whole' },
    next: { zh: '确需使用的，请由案件的承办单位查看', en: 'Where it is needed, the office that handles the case reads it' },
  },
  'access/nothing-to-reveal': {
    status: 404,
    title: { zh: '没有这个号码', en: 'No such number' },
    says: {
      zh: '本案没有这个当事人，或没有登记这个号码，或已依法删除',
      en: 'The case has no such party, or no such number of it, or it was lawfully erased',
    },
  },
  'access/number-in-purpose': {
    status: 400,
    title: { zh: '用途里不要写号码', en: 'No number in the purpose' },
    says: {
      zh: '用途会长期保存、不能删除，请不要写电话、身份证号或银行账号',
      en: 'A purpose is kept for good: write no phone, ID or account number into it',
    },
    next: { zh: '只写为什么需要，例如“核对司法确认申请书”', en: 'Say only what for, such as “to check the application to the court”' },
  },
  'receipt/not-found': {
    status: 404,
    title: { zh: '没有此回执', en: 'No such receipt' },
    says: { zh: '没有找到这个回执码对应的案件', en: 'No case has a receipt with this code' },
    next: {
      zh: '请对照回执逐组核对；仍查不到的，请到发回执的单位询问',
      en: 'Compare it with the paper, group by group; if that does not help, ask the office that gave it to you',
    },
  },
  'receipt/not-yours': {
    status: 403,
    title: { zh: '不能出具回执', en: 'Not yours to hand out' },
    says: {
      zh: '回执由能看到案件全部内容的承办岗位出具，您的岗位只看到其中一部分',
      en: 'A receipt is handed out by a post that sees the case whole; yours sees part of it',
    },
    next: { zh: '请让案件的承办单位出具', en: 'Ask the office that holds the case' },
  },
  'receipt/bad-code': {
    status: 400,
    title: { zh: '回执码不完整', en: 'Not a whole code' },
    says: {
      zh: '回执码是 7 组、每组 4 位的字母和数字，其中没有 0、1 和字母 I、O',
      en: 'A code has 7 groups of 4 letters and digits; 0, 1 and the letters I and O do not occur',
    },
    next: { zh: '请对照回执补全后再查', en: 'Complete it from the paper and try again' },
  },
  'receipt/too-many-tries': {
    status: 429,
    title: { zh: '查询过于频繁', en: 'Too many tries' },
    says: { zh: '从您的网络输错的回执码太多，请稍后再查', en: 'Too many wrong codes came from your network; please wait' },
  },
  'case/stale-version': {
    status: 409,
    title: { zh: '案件已被他人更新', en: 'The case has changed' },
    says: { zh: '案件已被他人更新，请刷新后再办理', en: 'Somebody else has changed the case; read it again' },
  },
  'request/idempotency-conflict': {
    status: 409,
    title: { zh: '幂等键冲突', en: 'Idempotency key already used' },
    says: { zh: '同一个 Idempotency-Key 已用于另一项内容', en: 'This Idempotency-Key was used for something else' },
  },
  'server/unavailable': {
    status: 503,
    title: { zh: '暂时不可用', en: 'Unavailable' },
    says: { zh: '系统暂时无法访问数据库，请稍后再试', en: 'The database cannot be reached just now; please try again' },
  },
  'server/fault': {
    status: 500,
    title: { zh: '系统故障', en: 'Fault' },
    says: { zh: '系统出了故障，已记录', en: 'Something went wrong; it has been recorded' },
  },
} as const satisfies { readonly [code: string]: ProblemKind };

export type ProblemCode = keyof typeof problemKinds;
