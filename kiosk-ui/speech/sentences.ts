/** What the spoken mode says on each screen. */
import type { Procedure } from '#common/contract/office.ts';
import { inLanguage } from '#common/web/language.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { checkedIn, fieldsOf, leftOf, missingOf, pageOf, type Taken } from '../kiosk/steps.ts';
import { pageSizeOfFields } from '../screens/page-size.ts';
import { words } from '../words.ts';
import type { Sentence } from './speech.ts';

const sentence = (text: string, ...clips: string[]): Sentence => ({ text, clips });

/** `A012` → fragments of its letters and digits. */
const spelled = (label: string): string[] =>
  Array.from(label.toLowerCase(), (sign) => `${/\d/.test(sign) ? 'digit' : 'letter'}-${sign}`);

/** A number is said sign by sign by a voice too. */
const signs = (label: string): string => Array.from(label).join(' ');

/** The sentences of the screen that is shown now. Reads signals without subscribing. */
export function sentencesOf(kiosk: Kiosk): Sentence[] {
  const text = words();
  const step = kiosk.step.peek();
  const help = sentence(text.speech.helpWhere, 'kiosk-help-where');
  switch (kiosk.place.peek()) {
    case 'fields':
      return [sentence(text.fields.heading, 'kiosk-choose-field'), ...fieldSentences(kiosk), help];
    case 'field':
      return [...chosenField(kiosk), ...procedureSentences(kiosk), sentence(text.speech.takeWhere, 'kiosk-take'), help];
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
      // What is written there is all that there is to say; only a voice can.
      return [...document.querySelectorAll('main h1, main p')].map((line) => sentence(line.textContent ?? ''));
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

function fieldSentences({ feed, step }: Kiosk): Sentence[] {
  const view = feed.view.peek();
  if (view === undefined) return [];
  const text = words();
  const fields = fieldsOf(view);
  const now = step.peek();
  return pageOf(fields, 'page' in now ? now.page : 0, pageSizeOfFields(fields.length)).items.map((field, index) => {
    const state = !field.open
      ? text.fields.notOpen
      : view.cutOff === undefined
        ? text.fields.waitingOf(field.waiting)
        : leftOf(view, field) === 0
          ? text.fields.askDesk
          : '';
    const name = [inLanguage(field.name), ...(state === '' ? [] : [state])].join('. ').concat('.');
    return sentence(
      text.speech.cell(index + 1, name),
      'kiosk-cell',
      `digit-${index + 1}`,
      'kiosk-field',
      ...spelled(field.prefix),
    );
  });
}

function serviceOf({ feed, step }: Kiosk) {
  const now = step.peek();
  return now.kind === 'field' || now.kind === 'field-papers' ? feed.view.peek()?.services[now.serviceId] : undefined;
}

function chosenField(kiosk: Kiosk): Sentence[] {
  const service = serviceOf(kiosk);
  if (service === undefined) return [];
  return [sentence(`${inLanguage(service.name)}.`, 'kiosk-field', ...spelled(service.prefix))];
}

/** The chosen procedure with its papers, fee and time; else the procedures that there are. Only a voice can say them. */
function procedureSentences(kiosk: Kiosk): Sentence[] {
  const service = serviceOf(kiosk);
  const now = kiosk.step.peek();
  if (service === undefined || !('choice' in now)) return [];
  const text = words();
  const chosen = service.procedures.find(({ code }) => code === now.choice);
  if (chosen === undefined) {
    return service.procedures.map(({ name }, index) => sentence(text.speech.cell(index + 1, `${inLanguage(name)}.`)));
  }
  return factsOf(chosen);
}

/** Papers, fee and time limit of a procedure, in words. */
function factsOf(chosen: Procedure): Sentence[] {
  const text = words();
  const { unit, limit, cutoff } = chosen.timeLimit;
  const papers = chosen.papers.map(({ name }) => inLanguage(name)).join(', ');
  return [
    sentence(`${inLanguage(chosen.name)}. ${text.facts.papers}: ${papers === '' ? text.facts.noPapers : papers}.`),
    sentence(`${text.facts.fee}: ${inLanguage(chosen.fee)}.`),
    sentence(
      `${text.facts.time}: ${text.facts.limit(unit, limit)}. ${cutoff === null ? '' : text.facts.cutoff(cutoff)}`,
    ),
  ];
}

/** The search, the papers to tick, what is missing, the list that was printed. Only a voice can say them. */
function paperSentences({ feed, step, papersPart }: Kiosk): Sentence[] {
  const text = papersPart.peek()?.papersWords();
  const view = feed.view.peek();
  const now = step.peek();
  if (text === undefined || view === undefined) return [];
  if (now.kind === 'search') return [sentence(text.speech.search)];
  if (now.kind === 'list') return [sentence(`${text.list.takeIt}. ${text.list.below}`), sentence(text.list.noNumber)];
  const checked = checkedIn(view, now);
  if (checked === undefined) return [];
  const { procedure, check } = checked;
  if (now.kind === 'check') return [...factsOf(procedure), sentence(text.speech.check)];
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
  const where =
    answer.counters.length === 0
      ? []
      : [sentence(text.speech.counters(answer.counters.join(text.field.or)), 'kiosk-wait-call')];
  return [
    number,
    slip,
    sentence(answer.cutOff ? text.number.cutOff : text.speech.ahead(answer.ahead)),
    ...where,
    number,
  ];
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
