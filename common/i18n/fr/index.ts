/** French, for citizens: the kiosk, its slips and the voice. */
import type { CitizenWords } from '../languages.ts';
import { kiosk } from './kiosk.ts';
import { kioskCard } from './kiosk-card.ts';
import { kioskMany } from './kiosk-many.ts';
import { kioskMore } from './kiosk-more.ts';
import { kioskPapers } from './kiosk-papers.ts';
import { kioskSlip } from './kiosk-slip.ts';
import { slip } from './slip.ts';
import { voice } from './voice.ts';

export const citizens: CitizenWords = {
  kiosk,
  kioskCard,
  kioskMany,
  kioskMore,
  kioskPapers,
  kioskSlip,
  slip,
  voice,
};
