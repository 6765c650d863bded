import type { kioskPapers as vietnamese } from '../vi/kiosk-papers.ts';

const papers = (count: number): string => (count === 1 ? 'paper' : 'papers');

export const kioskPapers: typeof vietnamese = {
  search: {
    heading: 'Find a procedure',
    hint: 'Type what you need; Vietnamese names without accents. For example: birth',
    label: 'What you need',
    keys: 'Keyboard',
    space: 'Space',
    erase: 'Erase',
    none: 'Nothing found yet. Please type fewer letters, or ask the staff.',
    more: (count) => `${count} more: please type on.`,
    found: (count) => `${count} ${count === 1 ? 'procedure' : 'procedures'} found`,
  },
  check: {
    question: 'Touch the papers that you have',
    complete: 'You have all papers',
    count: (have, all) => `You have ${have} of ${all} papers`,
    source: (source) => `Source: ${source}`,
    form: (name) => `Form: ${name}`,
    formHow: 'Scan it to fill it in beforehand.',
    formCode: (name) => `QR code of the form ${name}`,
    print: 'Print the list',
    printing: 'Printing…',
  },
  missing: {
    heading: (count) => `${count} ${papers(count)} missing`,
    why: 'Without them the counter may not be able to accept your dossier.',
    more: (count) => `and ${count} more, which the printed list names.`,
    print: 'Print the list, I will fetch them',
    take: 'Take a number all the same',
  },
  list: {
    heading: 'Papers to get ready',
    takeIt: 'Please take your\u00a0list',
    below: 'It comes out of the slot below the screen.',
    printing: 'Printing your list…',
    noNumber: 'The list is not a number. When you have the papers, please come back and take one.',
    phone: 'Read it on your phone',
    phoneHow: 'Point your phone’s camera at this code. No app is needed.',
    keep: 'Please scan this code to read it on your\u00a0phone',
    keepByPhoto: 'Please take a photo of this\u00a0screen',
    code: 'QR code of the list of papers',
  },
  speech: {
    search: 'Type what you need; Vietnamese names without accents.',
    check: 'Touch the papers that you have. Press the large button near the bottom of the screen to take a number.',
  },
};
