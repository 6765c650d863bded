/** What the clerk's page works out of its view and of a key, without a browser. */
import { describe, expect, test } from 'vitest';
import type { StaffCounter } from '#common/contract/views.ts';
import {
  at,
  counterId,
  counterView,
  idleCounterView,
  queueTicket,
  staffId,
} from '#test/support/fixtures/staff-view.ts';
import { padKey } from '../../counter-terminal/terminal/keyboard.ts';
import { type KeyName, keyState, nextStep } from '../../counter-terminal/terminal/pad.ts';
import { readSituation, type Situation } from '../../counter-terminal/terminal/situation.ts';

function situation(view = idleCounterView(), now = at('09:12:20'), lookedAt = 0): Situation {
  const found = readSituation(view, staffId(3), Date.parse(now), lookedAt);
  if (found === undefined) throw new Error('the story has a counter 3');
  return found;
}

describe('the keypad, known by place', () => {
  test.each([
    ['Numpad9', '9', false, '9'],
    ['Numpad9', 'PageUp', false, '9'],
    ['NumpadDecimal', 'Delete', false, '.'],
    ['NumpadDecimal', ',', false, '.'],
    ['NumpadEnter', 'Enter', false, 'enter'],
    ['Digit8', '*', true, '*'],
    ['Digit8', '8', false, '8'],
    ['Equal', '+', true, '+'],
    ['Minus', '-', false, '-'],
    ['Backspace', 'Backspace', false, 'back'],
    ['Digit1', '!', true, undefined],
    ['KeyA', 'a', false, undefined],
    ['Tab', 'Tab', false, undefined],
  ])('%s (%s, shift %s) is %s', (code, key, shiftKey, expected) => {
    expect(padKey({ code, key, shiftKey })).toBe(expected);
  });
});

describe('the queue of a counter', () => {
  test('keeps the order of the counter’s fields, and counts what came since the last act', () => {
    const { lines } = situation();
    expect(lines.map(({ service }) => service.prefix)).toEqual(['A', 'E']);
    expect(lines.map(({ waiting, added, longest }) => [waiting.length, added, longest])).toEqual([
      [5, 1, 12],
      [4, 0, 34],
    ]);
  });

  test('an act of this page that the server keeps no undo for counts as a look too', () => {
    expect(situation(undefined, undefined, Date.parse(at('09:12')))?.lines[0]?.added).toBe(0);
  });

  test('somebody who was away waits since they came back', () => {
    expect(situation(counterView(), at('08:46')).lines[0]?.longest).toBe(14);
  });

  test('the most overdue is told with its limit; exactly at the limit nobody is overdue', () => {
    expect(situation().lines[1]?.late).toMatchObject({ minutes: 34, limit: 30, ticket: { label: 'E005' } });
    const ticket = queueTicket('A020', '08:27');
    const view = idleCounterView({ tickets: { [ticket.id]: ticket } });
    expect(situation(view, at('09:12')).lines[0]?.late).toBeUndefined();
    expect(situation(view, at('09:12:01')).lines[0]?.late).toBeDefined();
  });

  test('a call for help comes before an overdue number; while somebody is served «Gọi tiếp» takes care of the late', () => {
    const help = { h: { id: 'h', deviceId: 'kiosk-1', deviceLabel: 'Máy 1', at: at('09:11') } };
    expect(situation().alert?.kind).toBe('late');
    expect(situation(idleCounterView({ help })).alert?.kind).toBe('help');
    expect(situation(counterView(), at('08:46')).alert).toBeUndefined();
  });
});

describe('which keys live', () => {
  const NAMES: KeyName[] = [
    'park',
    'transfer',
    'no-show',
    'print',
    'finish',
    'recall',
    'next',
    'undo',
    'close',
    'pause',
  ];
  const live = (now: Situation, blocked?: 'lost' | 'expired') =>
    NAMES.filter((name) => keyState(name, now, blocked).live);

  test('idle, serving, and cut off', () => {
    expect(live(situation())).toEqual(['next', 'undo', 'close', 'pause']);
    expect(live(situation(counterView(), at('08:46')))).toEqual([
      'park',
      'transfer',
      'print',
      'finish',
      'next',
      'undo',
      'pause',
    ]);
    expect(live(situation(), 'lost')).toEqual([]);
  });

  test('the large key is always the next step', () => {
    expect(nextStep(situation())).toBe('call');
    expect(nextStep(situation(counterView(), at('08:46')))).toBe('finish-and-call');
    const view = idleCounterView();
    const mine = view.counters[counterId(3)];
    if (mine?.session === undefined) throw new Error('counter 3 is open in the story');
    const { session, ...closed } = mine;
    const other = (counter: StaffCounter) =>
      situation({ ...view, counters: { ...view.counters, [closed.id]: counter } });
    expect(nextStep(other(closed))).toBe('open');
    expect(nextStep(other({ ...closed, session: { ...session, pausedAt: at('09:10') } }))).toBe('resume');
  });
});
