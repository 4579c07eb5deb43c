import type { Mode, Resolution } from '../job/job';

/** Quota per job. Made up but for `fast`, which is what TTAPI's samples show for imagine and upsample. */
export const pricePerMode: Record<Mode, number> = { relax: 1, fast: 2, turbo: 4 };

/** From TTAPI's sample of an edit that ran fast; here of every edit. */
export const editPrice = 4;

// Made up, as TTAPI publishes no prices; of videos it only says that the resolutions differ.
export const describePrice = 1;
export const seedPrice = 0;
export const videoPrices: Record<Resolution, number> = { sd: 8, hd: 16 };
