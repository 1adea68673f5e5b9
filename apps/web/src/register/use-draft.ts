import { useState } from 'react';
import { draftNames, forgetDraft, readDraft, writeDraft } from '../kit/drafts.js';
import type { Draft } from './draft.js';
import { newDraft } from './draft.js';

const begin = 'register:';
const nameOf = (clientId: string): string => begin + clientId;

/** The draft that this tab is at: a reload goes on with it, while another tab begins its own. */
const place = 'draft-here';

function here(clientId?: string): string | null {
  try {
    if (clientId !== undefined) sessionStorage.setItem(place, clientId);
    return sessionStorage.getItem(place);
  } catch {
    return null; // a reload then begins anew; the draft is still in the list
  }
}

const read = (userId: string, clientId: string): Draft | undefined => {
  const kept = readDraft(userId, nameOf(clientId));
  return kept === undefined ? undefined : { ...newDraft(''), ...(kept as Partial<Draft>) };
};

/** The account's unsent registrations on this machine. */
export const keptDrafts = (userId: string): readonly Draft[] =>
  draftNames(userId, begin).flatMap((name) => read(userId, name.slice(begin.length)) ?? []);

/** The registration that is being typed, kept at each change; and the others that wait. */
export function useDraft(userId: string, villageCode: string) {
  const [start] = useState(() => read(userId, here() ?? ''));
  const [draft, setDraft] = useState<Draft>(() => start ?? newDraft(villageCode));
  const [restored, setRestored] = useState(start !== undefined);
  const [others, setOthers] = useState(() => keptDrafts(userId).filter(({ clientId }) => clientId !== draft.clientId));
  const [safe, setSafe] = useState<boolean>();

  const begins = (next: Draft, known: boolean): void => {
    here(next.clientId);
    setDraft(next);
    setRestored(known);
    setSafe(undefined);
    setOthers(keptDrafts(userId).filter(({ clientId }) => clientId !== next.clientId));
  };
  return {
    draft,
    restored,
    others,
    /** Whether what was last typed is safe on this machine; undefined before anything was typed. */
    safe,
    change: (changed: Draft): void => {
      here(changed.clientId);
      setDraft(changed);
      setSafe(writeDraft(userId, nameOf(changed.clientId), changed));
    },
    goOnWith: (other: Draft): void => begins(other, true),
    /** Drops a draft: the one at hand, or another. */
    drop: (dropped: Draft): void => {
      forgetDraft(userId, nameOf(dropped.clientId));
      if (dropped.clientId === draft.clientId) begins(newDraft(villageCode), false);
      else setOthers(others.filter(({ clientId }) => clientId !== dropped.clientId));
    },
    /** It is registered: nothing of it stays here. */
    sent: (): void => forgetDraft(userId, nameOf(draft.clientId)),
  };
}
