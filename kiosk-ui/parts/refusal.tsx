import warning from '@phosphor-icons/core/bold/warning-circle-bold.svg?raw';
import type { KioskService } from '#common/contract/views.ts';
import type { IssueState } from '../kiosk/issue.ts';
import { words } from '../words.ts';
import { Note } from './note.tsx';

/** Why no number was given, with what to do next. */
export function refusal(state: IssueState, service: KioskService, usedUp: boolean) {
  const said = state.kind === 'refused' ? refusalText(state.code, state.seconds) : undefined;
  const text = said ?? (!service.open ? words().field.notOpen : usedUp ? words().field.usedUp : undefined);
  if (text === undefined) return null;
  return (
    <Note svg={warning} tone="bad">
      <p class="note-text">{text}</p>
    </Note>
  );
}

/** The same in words alone. */
export function refusalText(code: string, seconds: number | undefined): string {
  const text = words().refused;
  switch (code) {
    case 'service.closed':
    case 'service.unknown':
    case 'procedure.unknown':
    case 'card.has-number':
    case 'store.unavailable':
      return text[code];
    case 'numbers.used-up':
      return words().field.usedUp;
    case 'rate.limited':
      return text['rate.limited'](seconds);
    case 'auth.required':
    case 'auth.forbidden':
      return text.notPaired;
    default:
      return text.failed;
  }
}
