import { inputOf, type DisputeRule } from './rule.js';

const sha256 = /^[0-9a-f]{64}$/;

export const hashWellFormed: DisputeRule = {
  code: 'case/hash-malformed',
  says: { zh: '文件的 SHA-256 摘要应为64位小写十六进制', en: 'The SHA-256 hash of the file has 64 lower-case hexadecimal digits' },
  next: { zh: '请重新计算摘要', en: 'Compute the hash of the file again' },
  pointer: '/sha256',
  reads: ['sha256'],
  holds: (_, command) => sha256.test(inputOf<{ sha256: string }>(command).sha256),
};
