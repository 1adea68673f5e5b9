import { useRef } from 'react';
import { randomUuid } from './uuid.js';

/**
 * One key per distinct thing sent: pressing again after a lost answer repeats the key, so the hub does it once;
 * changing the input makes a new key, because the same key with another body is refused.
 */
export function useIdempotencyKey(): (sent: unknown) => string {
  const last = useRef({ sent: '', key: '' });
  return (sent) => {
    const text = JSON.stringify(sent);
    if (last.current.sent !== text) last.current = { sent: text, key: randomUuid() };
    return last.current.key;
  };
}
