/** What the spoken mode says on each screen; after that, for who works by a keypad, what its keys do there (SPEC J101). */
import { inLanguage } from '#common/web/language.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { checkedIn, laneFor, missingOf, type Taken } from '../kiosk/steps.ts';
import { refusalText } from '../parts/refusal.tsx';
import { words } from '../words.ts';
import { chosenField, factsOf, fieldSentences, procedureSentences } from './field-sentences.ts';
import { keysOf } from './keys.ts';
import { counted, sentence, signs, spelled } from './sentence.ts';
import type { Sentence } from './speech.ts';

/** The sentences of the screen that is shown now. Reads signals without subscribing. */
export function sentencesOf(kiosk: Kiosk): Sentence[] {
  const keypad = kiosk.keypad.peek();
  return [...refused(kiosk), ...screenSentences(kiosk, keypad), ...(keypad ? keySentences(kiosk) : [])];
}

/** What was just claimed or taken back, and the keys; the screen itself was heard already. */
export function prioritySentences(kiosk: Kiosk): Sentence[] {
  const text = words().speech;
  const said = kiosk.priority.peek()
    ? sentence(text.priorityOn, 'kiosk-priority-on')
    : sentence(text.priorityOff, 'kiosk-priority-off');
  return [said, ...(kiosk.keypad.peek() ? keySentences(kiosk) : [])];
}

/** A key was pressed that means nothing here. */
export const noSuchKey = (): Sentence[] => [sentence(words().speech.keys.none, 'kiosk-key-none')];

function keySentences(kiosk: Kiosk): Sentence[] {
  const text = words().speech.keys;
  return keysOf(kiosk).map((key) => sentence(text[key], `kiosk-key-${key}`));
}

function refused({ issue }: Kiosk): Sentence[] {
  const state = issue.state.peek();
  return state.kind === 'refused' ? [sentence(refusalText(state.code, state.seconds), 'kiosk-refused')] : [];
}

function screenSentences(kiosk: Kiosk, keypad: boolean): Sentence[] {
  const text = words();
  const step = kiosk.step.peek();
  // Places on the screen are for who touches it; a keypad has keys of its own for the same.
  const touch = (said: Sentence): Sentence[] => (keypad ? [] : [said]);
  const help = touch(sentence(text.speech.helpWhere, 'kiosk-help-where'));
  switch (kiosk.place.peek()) {
    case 'fields':
      return [sentence(text.fields.heading, 'kiosk-choose-field'), ...fieldSentences(kiosk), ...help];
    case 'field': {
      const take = touch(sentence(text.speech.takeWhere, 'kiosk-take'));
      const many = kiosk.dossiers.peek();
      return [...chosenField(kiosk), ...countSentences(many), ...procedureSentences(kiosk), ...take, ...help];
    }
    case 'number':
      return step.kind === 'number' ? numberSentences(kiosk, step.taken) : [];
    case 'papers':
    case 'field-papers':
      return [sentence(`${text.papers.heading}. ${text.papers.hint}`, 'kiosk-papers'), ...procedureSentences(kiosk)];
    case 'search':
    case 'check':
    case 'missing':
    case 'list':
      return paperSentences(kiosk);
    case 'help':
      return helpSentences(kiosk);
    case 'code':
    case 'slip':
    case 'card':
    case 'more':
      // What is written there is all that there is to say; only a voice can.
      return [...document.querySelectorAll('main h1, main p')].map((line) => sentence(line.textContent ?? ''));
    case 'many': {
      if (step.kind !== 'many') return [];
      const view = kiosk.feed.view.peek();
      const lane = view && laneFor(view, step.back.serviceId, step.count, kiosk.next.peek());
      const said = lane && sentence(text.speech.ownLane(lane.prefix), 'kiosk-own-lane', ...spelled(lane.prefix));
      return [countOf(step.count), ...(said === undefined ? [] : [said])];
    }
    case 'closed':
      return [sentence(document.querySelector('h1')?.textContent ?? text.closed.after, 'kiosk-closed')];
    case 'lost':
    case 'denied':
    case 'connecting':
      return [sentence(`${text.lost.heading}. ${text.lost.kept}`, 'kiosk-lost')];
    case 'taking':
      return [sentence(text.taking.wait, 'kiosk-taking')];
  }
}

const countOf = (count: number): Sentence =>
  sentence(words().speech.dossiers(count), 'kiosk-dossiers', ...counted(count));

/** Nothing of the count to who brings one dossier. */
const countSentences = (count: number): Sentence[] => (count > 1 ? [countOf(count)] : []);

/** The search, the papers to tick, what is missing, the list that was printed. Only a voice can say them. */
function paperSentences({ feed, step, papersPart, keypad }: Kiosk): Sentence[] {
  const text = papersPart.peek()?.papersWords();
  const view = feed.view.peek();
  const now = step.peek();
  if (text === undefined || view === undefined) return [];
  if (now.kind === 'search') return [sentence(text.speech.search)];
  if (now.kind === 'list') return [sentence(`${text.list.takeIt}. ${text.list.below}`), sentence(text.list.noNumber)];
  const checked = checkedIn(view, now);
  if (checked === undefined) return [];
  const { procedure, check } = checked;
  if (now.kind === 'check') {
    const name = inLanguage(procedure.name);
    const how = keypad.peek() ? [] : [sentence(text.speech.check)];
    return [sentence(words().speech.chosen(name), 'kiosk-chosen', { name }), ...factsOf(procedure), ...how];
  }
  const missing = (missingOf(procedure, check) ?? []).map((index) => procedure.papers[index]);
  const names = missing.flatMap((paper) => (paper === undefined ? [] : [inLanguage(paper.name)]));
  return [sentence(`${text.missing.heading(names.length)}: ${names.join(', ')}.`), sentence(text.missing.why)];
}

function numberSentences({ paper }: Kiosk, { answer }: Taken): Sentence[] {
  const text = words();
  const { label } = answer.ticket;
  const number = sentence(text.speech.number(signs(label)), 'kiosk-your-number', ...spelled(label));
  const slip =
    paper.peek() === 'ready' || paper.peek() === 'printing'
      ? sentence(`${text.number.takeSlip}. ${text.number.slipBelow}`, 'kiosk-take-slip')
      : sentence(
          answer.followUrl === ''
            ? `${text.number.keepByPhoto}, ${text.number.keepByPhotoHow} ${signs(label)}.`
            : `${text.number.keep}, ${text.number.keepHow} ${signs(label)}.`,
          'kiosk-keep-number',
        );
  const ahead = answer.cutOff
    ? sentence(text.number.cutOff)
    : sentence(text.speech.ahead(answer.ahead), 'kiosk-ahead', ...counted(answer.ahead), 'kiosk-people');
  const many = countSentences(answer.ticket.dossiers ?? 1);
  return [number, ...many, slip, ahead, ...counterSentences(answer.counters), number];
}

function counterSentences(counters: readonly number[]): Sentence[] {
  if (counters.length === 0) return [];
  const text = words();
  const [first, ...others] = counters.map(counted);
  const clips = ['kiosk-at-counter', ...(first ?? []), ...others.flatMap((other) => ['kiosk-or', ...other])];
  return [sentence(text.speech.counters(counters.join(text.field.or)), ...clips)];
}

function helpSentences({ help }: Kiosk): Sentence[] {
  const text = words().help;
  switch (help.state.peek().kind) {
    case 'coming':
      return [sentence(`${text.coming}. ${text.comingWhy}`, 'kiosk-help-coming')];
    case 'failed':
      return [sentence(`${text.failed}. ${text.failedWhy}`, 'kiosk-help-failed')];
    default:
      return [sentence(`${text.asked}. ${text.askedWhy}`, 'kiosk-help-sent')];
  }
}
