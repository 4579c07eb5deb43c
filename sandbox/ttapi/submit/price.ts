import type { Mode } from '../job/job';

/** Quota per job. Made up but for `fast`, which is what TTAPI's samples show for imagine and upsample. */
export const pricePerMode: Record<Mode, number> = { relax: 1, fast: 2, turbo: 4 };
