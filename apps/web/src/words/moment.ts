import { createContext, useContext } from 'react';

/** The instant (epoch ms) that the page shows; null: now. A view of the past counts its days from then. */
export const MomentContext = createContext<number | null>(null);

/** Epoch milliseconds. */
export const useMoment = (): number => useContext(MomentContext) ?? Date.now();
