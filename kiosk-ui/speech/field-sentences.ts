/** The fields and the procedures, by ear. */

import type { Procedure } from '#common/contract/office.ts';
import type { KioskService, KioskView } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { fieldsOf, leftOf, pageOf } from '../kiosk/steps.ts';
import { PROCEDURES_A_PAGE, pageSizeOfFields } from '../screens/page-size.ts';
import { words } from '../words.ts';
import { counted, sentence, spelled } from './sentence.ts';
import type { Clip, Sentence } from './speech.ts';

/** A field by its name, or by its letter where the pack does not know the name. */
const fieldClip = ({ name, prefix }: KioskService): Clip => ({
  name: inLanguage(name),
  or: ['kiosk-field', ...spelled(prefix)],
});

/** How the line of a field stands: for a voice, and as fragments. */
function stateOf(view: KioskView, field: KioskService): Sentence {
  const text = words().fields;
  if (!field.open) return sentence(text.notOpen, 'kiosk-not-open');
  if (view.cutOff !== undefined) return sentence(leftOf(view, field) === 0 ? text.askDesk : '');
  if (field.waiting === 0) return sentence(text.noWait, 'kiosk-no-wait');
  return sentence(text.waitingOf(field.waiting), ...counted(field.waiting), 'kiosk-waiting');
}

/** The fields of the page that is shown, each with the digit that chooses it and how many wait there. */
export function fieldSentences({ feed, step, low }: Kiosk): Sentence[] {
  const view = feed.view.peek();
  if (view === undefined) return [];
  const fields = fieldsOf(view);
  const now = step.peek();
  return pageOf(fields, 'page' in now ? now.page : 0, pageSizeOfFields(fields.length, low.peek())).items.map(
    (field, index) => {
      const state = stateOf(view, field);
      const name = [inLanguage(field.name), ...(state.text === '' ? [] : [state.text])].join('. ').concat('.');
      const cell = words().speech.cell(index + 1, name);
      return sentence(cell, 'kiosk-cell', `digit-${index + 1}`, fieldClip(field), ...state.clips);
    },
  );
}

function serviceOf({ feed, step }: Kiosk): KioskService | undefined {
  const now = step.peek();
  return now.kind === 'field' || now.kind === 'field-papers' ? feed.view.peek()?.services[now.serviceId] : undefined;
}

/** The field that is open. */
export function chosenField(kiosk: Kiosk): Sentence[] {
  const service = serviceOf(kiosk);
  return service === undefined ? [] : [sentence(`${inLanguage(service.name)}.`, fieldClip(service))];
}

/** The chosen procedure with its papers, fee and time; else the procedures of the page. Papers only a voice can say. */
export function procedureSentences(kiosk: Kiosk): Sentence[] {
  const service = serviceOf(kiosk);
  const now = kiosk.step.peek();
  if (service === undefined || !('choice' in now)) return [];
  const text = words();
  const chosen = service.procedures.find(({ code }) => code === now.choice);
  if (chosen !== undefined) {
    const name = inLanguage(chosen.name);
    return [sentence(text.speech.chosen(name), 'kiosk-chosen', { name }), ...factsOf(chosen)];
  }
  if (now.choice === null) return [sentence(text.field.otherChosen)];
  return pageOf(service.procedures, now.page, PROCEDURES_A_PAGE).items.map(({ name }, index) => {
    const said = inLanguage(name);
    return sentence(text.speech.cell(index + 1, `${said}.`), 'kiosk-cell', `digit-${index + 1}`, { name: said });
  });
}

/** Papers, fee and time limit of a procedure, in words. */
export function factsOf(chosen: Procedure): Sentence[] {
  const text = words();
  const { unit, limit, cutoff } = chosen.timeLimit;
  const papers = chosen.papers.map(({ name }) => inLanguage(name)).join(', ');
  return [
    sentence(`${text.facts.papers}: ${papers === '' ? text.facts.noPapers : papers}.`),
    sentence(`${text.facts.fee}: ${inLanguage(chosen.fee)}.`),
    sentence(
      `${text.facts.time}: ${text.facts.limit(unit, limit)}. ${cutoff === null ? '' : text.facts.cutoff(cutoff)}`,
    ),
  ];
}
