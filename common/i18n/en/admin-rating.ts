import type { adminRating as vi } from '../vi/admin-rating.ts';

export const adminRating: typeof vi = {
  off: 'The office does not use this part',
  offWhy: 'Switch on “Rating after the visit” under Settings.',
  earlier: 'Month before',
  later: 'Month after',
  month: (month, year) => `${month}/${year}`,
  today: (count) =>
    `${count === 1 ? '1 answer' : `${count} answers`} today, which join the figures when the day has ended.`,
  secret: (least) =>
    `Nobody’s answer is kept. Figures are shown from ${least} answers on; fields stand in the office’s own order.`,
  all: 'The whole office',
  answers: (count) => (count === 1 ? '1 answer' : `${count} answers`),
  few: (least) => `Too few to say anything: at least ${least} are needed.`,
  pleased: (pleased, answers) => `${pleased} of ${answers} were pleased.`,
  good: 'What was good:',
  bad: 'What was not good:',
};
