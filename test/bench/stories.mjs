// What the benchmarks do with a case, in the words of the HTTP interface.
const village = '120118102219';

export const registration = (random, on) => ({
  parties: [
    { name: `演示甲${Math.floor(random() * 1e6)}`, role: 'applicant' },
    { name: `演示乙${Math.floor(random() * 1e6)}`, role: 'respondent' },
  ],
  summary: `两家因滴水檐和出檐${10 + Math.floor(random() * 90)}厘米争执，多次协商未成。`,
  tile: 'neighbour',
  villageCode: village,
  occurredOn: on,
  urgency: 'normal',
});

const partiesOf = (view) => view.parties.map(({ id }) => id);

export const accepted = (view, today) => ({
  rightsNoticeGiven: true,
  rightsNoticeOn: today,
  consents: partiesOf(view).map((party) => ({ party, consent: 'given' })),
  mediators: ['p-v219'],
});

export const session = (view, today) => ({
  on: today,
  place: '村委会调解室',
  present: partiesOf(view),
  minutes: '双方陈述事实和请求，调解员讲明法律规定，双方同意继续协商。',
  result: 'continued',
});

/** From the village over the centre and the mediation committee to the archive; who does what with what. */
export const road = [
  ['village', 'accept', accepted],
  ['village', 'escalate', () => ({ reason: '村街调解两次未果，请镇综治中心分派' })],
  ['centre', 'dispatch', () => ({ lead: 'mediators', expected: '请组织双方调解，并反馈结果' })],
  ['mediator', 'sign-for', () => ({ mediators: ['p-mediator'] })],
  ['mediator', 'record-session', session],
  [
    'mediator',
    'agree',
    (view, today) => {
      const [creditor, debtor] = partiesOf(view);
      return { form: 'oral', terms: [{ debtor, creditor, what: '排除妨碍并赔偿损失', amount: 1000, dueOn: today, manner: '当面履行' }] };
    },
  ],
  ['mediator', 'settle-at-once', (_, today) => ({ on: today, receipt: '当面点清，出具收条' })],
  ['mediator', 'visit', (_, today) => ({ on: today, performance: '已按协议履行', satisfaction: 'satisfied', risk: false })],
];

/** One case from registration to the archive, then found again in the ledger. @returns how many requests it took */
export async function wholeLife(client, tokens, random, today) {
  let view = await client.send('POST', '/cases', { token: tokens.village, body: registration(random, today) });
  for (const [who, action, input] of road) view = await act(client, tokens[who], view, action, input(view, today));
  if (view.state !== 'closed-success') throw new Error(`the road ended in ${view.state}`);
  const found = await client.send('GET', `/cases?q=${encodeURIComponent(view.number)}&limit=20`, { token: tokens.village });
  if (!found.items.some(({ id }) => id === view.id)) throw new Error(`the ledger does not find ${view.number}`);
  return road.length + 2;
}

export const act = (client, token, view, action, body) =>
  client.send('POST', `/cases/${view.id}/actions/${action}`, { token, ifMatch: view.version, body });
