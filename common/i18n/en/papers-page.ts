import type { papersPage as vietnamese } from '../vi/papers-page.ts';

const UNITS = {
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  'working-day': ['working\u00a0day', 'working\u00a0days'],
} as const;

const procedures = (count: number): string => (count === 1 ? 'procedure' : 'procedures');

export const papersPage: typeof vietnamese = {
  productName: 'Lượt',
  title: 'Papers to get ready',
  otherLanguage: 'Tiếng Việt',
  switchLanguage: 'Switch to Vietnamese',
  loading: 'Opening the list…',
  failed: 'Please check your network and try\u00a0again',
  again: 'Try again',
  off: 'Please ask the centre which papers to bring',
  offWhy: 'The centre does not offer this page yet.',
  heading: 'Which papers do I need?',
  gone: 'Please search the list: the centre no longer has the procedure of this link.',
  search: 'Search by what you need',
  example: 'For example: birth',
  found: (count) => `${count} ${procedures(count)} found`,
  none: 'Nothing found. Please type fewer letters, or choose a field.',
  byField: 'Or choose a field',
  empty: 'Please ask the centre: there is no procedure in the list yet.',
  count: (count) => `${count} ${procedures(count)}`,
  back: 'All procedures',
  papers: 'Papers to bring',
  noPapers: 'This procedure needs no papers.',
  tick: 'Tick what you have. The ticks stay on this device.',
  complete: 'You have all papers.',
  missing: (count) => `${count} missing:`,
  fee: 'Fee',
  time: 'Time limit',
  limit: (unit, limit, cutoff) => {
    const base = limit === 0 ? 'Same day' : `${limit} ${UNITS[unit][limit === 1 ? 0 : 1]}`;
    return cutoff === null ? base : `${base}; after ${cutoff}: the next working day`;
  },
  forms: 'Forms to fill in beforehand',
  source: (source) => `Source: ${source}`,
  code: (code) => `Procedure code: ${code}`,
  illustrative: 'Illustrative data, please ask at the counter.',
  print: 'Print this page',
};
