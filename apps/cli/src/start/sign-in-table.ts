import type { Town } from '@lib/town';

interface Row {
  readonly username: string;
  readonly role: string;
  readonly name: string;
  readonly organisation: string;
  readonly village: string | undefined;
}

/** Who may sign in, for the screen: the village accounts one row a village, everybody else one row each. */
export function signInTable(town: Town, password: string): string {
  const organisations = new Map(town.organisations.map((organisation) => [organisation.id, organisation]));
  const rows = town.people.flatMap((person): readonly Row[] => {
    const post = person.posts.find((held) => held.to === null) ?? person.posts[0];
    if (!post) return [];
    const organisation = organisations.get(post.organisation);
    const shown = {
      username: person.username,
      role: post.role,
      name: person.name,
      organisation: organisation?.name.zh ?? post.organisation,
    };
    return [{ ...shown, village: organisation?.village }];
  });
  const villages = town.villages.flatMap((village) => {
    const here = rows.filter((row) => row.village === village.id);
    const [first, ...others] = here;
    return first ? [{ ...first, also: others.map((row) => row.username).join(' ') }] : [];
  });
  const offices = rows.filter((row) => row.village === undefined).map((row) => ({ ...row, also: '' }));
  const lines = [...villages, ...offices].map((row) => [row.username, row.role, row.name, row.organisation, row.also]);
  return [
    `Sign in with any of these names; the password of all demonstration accounts is: ${password}`,
    '',
    ...columns([['user', 'role', 'name', 'organisation', 'also in this village'], ...lines]),
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows.map((row) => `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ')}`.trimEnd());
}

/** Places a text takes on a terminal: a Chinese character takes two. */
const width = (text: string): number =>
  [...text].reduce(
    (sum, char) => sum + (/[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3fffd}]/u.test(char) ? 2 : 1),
    0,
  );
