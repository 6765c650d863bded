/** SPEC R12: announcements queue, one after another, none cut, none lost; each call stays on screen a minimum time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DisplayCall } from '#common/contract/views.ts';
import { announcementFor } from '#server/voice/words.ts';
import { runs } from '#test/support/fc-settings.ts';
import {
  type AnnouncerState,
  advance,
  CORRECTION_MS,
  dropOld,
  FRESH_MS,
  finishSpeaking,
  freshAnnouncer,
  LINGER_MS,
  lastCalls,
  PAUSE_MS,
  restUntil,
  takeIn,
  wakeAt,
} from '../../display-board/announcer.ts';

const MINIMUM = 6_000;
const START = Date.parse('2026-11-23T08:44:00+07:00');

function call(callSeq: number, label: string, counter = 3, at = START): DisplayCall {
  return {
    callSeq,
    label,
    counter: { number: counter, name: { vi: `Quầy ${counter}`, en: '' } },
    at: new Date(at).toISOString(),
    kind: 'call',
    announcement: announcementFor(label, counter, 'vi', { languages: 'vi' }),
  };
}
const view = (...calls: DisplayCall[]) => Object.fromEntries(calls.map((one) => [one.callSeq, one]));
const step = (state: AnnouncerState, clock: number, held = false) =>
  advance(state, { clock, minimumMs: MINIMUM, held });
const shown = (state: AnnouncerState) => state.now?.call.label;

describe('the announcer', () => {
  const five = view(
    ...['A001', 'B001', 'C001', 'D001', 'E001'].map((label, index) => call(index + 1, label, index + 1)),
  );

  it('shows five calls of one second one after another, each spoken to its end and long enough', () => {
    let state = takeIn(freshAnnouncer(), five, START, 0);
    const order: [string | undefined, number][] = [];
    for (let clock = 0; clock < 80_000; clock += 100) {
      const before = state.now;
      state = step(state, clock);
      if (state.now?.call !== before?.call && state.now !== undefined) order.push([shown(state), clock]);
      if (state.now?.spokenAt === undefined && state.now !== undefined && clock >= state.now.since + 9_000) {
        state = finishSpeaking(state, state.now.call.callSeq, clock);
      }
    }
    expect(order.map(([label]) => label)).toEqual(['A001', 'B001', 'C001', 'D001', 'E001']);
    const gaps = order.slice(1).map(([, at], index) => at - (order[index]?.[1] ?? 0));
    for (const gap of gaps) expect(gap).toBe(9_000 + PAUSE_MS);
  });

  it('keeps a call that has nothing to say for the office’s minimum', () => {
    let state = step(takeIn(freshAnnouncer(), five, START, 0), 0);
    state = finishSpeaking(state, 1, 0);
    expect(shown(step(state, MINIMUM - 1))).toBe('A001');
    expect(shown(step(state, MINIMUM))).toBe('B001');
    expect(wakeAt(state, MINIMUM)).toBe(MINIMUM);
  });

  it('leaves the last call large for a while, then gives way', () => {
    let state = step(takeIn(freshAnnouncer(), view(call(1, 'A001')), START, 0), 0);
    state = finishSpeaking(state, 1, 8_000);
    expect(shown(step(state, LINGER_MS - 1))).toBe('A001');
    expect(wakeAt(state, MINIMUM)).toBe(LINGER_MS);
    expect(shown(step(state, LINGER_MS))).toBeUndefined();
  });

  it('does not announce what is older than a minute by the server’s clock; it stands in the list', () => {
    const calls = view(call(1, 'A001'), call(2, 'B001', 4, START + 30_000));
    const state = step(takeIn(freshAnnouncer(), calls, START + FRESH_MS + 1, 0), 0);
    expect(shown(state)).toBe('B001');
    expect(state.queue).toEqual([]);
    expect(lastCalls(calls, state).map(({ label }) => label)).toEqual(['A001']);
  });

  it('does not announce again after a reload what it announced before', () => {
    const state = takeIn(freshAnnouncer({ seq: 3, at: START }), five, START, 0);
    expect(state.queue.map((waiting) => waiting.call.label)).toEqual(['D001', 'E001']);
  });

  it('announces the calls of a store that was restored and counts anew', () => {
    const state = takeIn(freshAnnouncer({ seq: 900, at: START - 1_000 }), five, START, 0);
    expect(state.queue).toHaveLength(5);
  });

  it('announces a recall again, also while the first call is on the screen', () => {
    let state = step(takeIn(freshAnnouncer(), view(call(1, 'A001')), START, 0), 0);
    state = takeIn(state, view(call(2, 'A001')), START, 1_000);
    expect(state.now?.call.callSeq).toBe(1);
    state = step(finishSpeaking(state, 1, 9_000), 9_500);
    expect(state.now?.call.callSeq).toBe(2);
  });

  it('a call that was undone leaves the queue', () => {
    let state = step(takeIn(freshAnnouncer(), five, START, 0), 0);
    const { 3: _, ...without } = five;
    state = takeIn(state, without, START, 100);
    expect(state.queue.map((waiting) => waiting.call.label)).toEqual(['B001', 'D001', 'E001']);
    expect(state.correction).toBeUndefined();
  });

  it('a call that is on the screen and undone is gone at once, and the screen says so for a while', () => {
    let state = step(takeIn(freshAnnouncer(), view(call(1, 'A001'), call(2, 'B001')), START, 0), 0);
    state = takeIn(state, view(call(2, 'B001')), START, 1_000);
    expect(state.now).toBeUndefined();
    expect(state.correction?.label).toBe('A001');
    state = restUntil(state, 1_400);
    expect(shown(step(state, 1_400 + PAUSE_MS - 1))).toBeUndefined();
    expect(shown(step(state, 1_400 + PAUSE_MS))).toBe('B001');
    expect(step(state, 1_000 + CORRECTION_MS).correction).toBeUndefined();
  });

  it('a number that is called to another counter is corrected by its new call', () => {
    let state = step(takeIn(freshAnnouncer(), view(call(1, 'A001', 3)), START, 0), 0);
    state = takeIn(state, view(call(2, 'A001', 5)), START, 1_000);
    expect(state.now).toBeUndefined();
    expect(state.correction).toBeUndefined();
    expect(step(restUntil(state, 1_000), 1_500).now?.call.counter.number).toBe(5);
  });

  it('does not take for undone what newer calls pushed out of the full view', () => {
    let state = freshAnnouncer();
    const all = Array.from({ length: 40 }, (_, index) => call(index + 1, `A${String(index + 1).padStart(3, '0')}`, 1));
    for (let count = 1; count <= all.length; count += 1) {
      state = takeIn(state, view(...all.slice(Math.max(0, count - 12), count)), START, 0);
    }
    state = takeIn(state, view(...all.slice(-12)), START, 10);
    expect(state.queue.map((waiting) => waiting.call.callSeq)).toEqual(all.map((one) => one.callSeq));
  });

  it('does not take the call on the screen for undone when newer calls push it out of the full view', () => {
    const all = Array.from({ length: 14 }, (_, index) => call(index + 1, `A${String(index + 1).padStart(3, '0')}`, 1));
    let state = step(takeIn(freshAnnouncer(), view(...all.slice(0, 1)), START, 0), 0);
    const full = view(...all.slice(-12));
    for (let time = 10; time < 40; time += 10) {
      state = takeIn(state, full, START, time);
      expect(shown(state)).toBe('A001');
    }
    expect(state.correction).toBeUndefined();
    // Its own next call, at another counter, still corrects it.
    state = takeIn(state, { ...full, 15: call(15, 'A001', 5) }, START, 50);
    expect(shown(state)).toBeUndefined();
  });

  it('tells pushed out from undone when newer calls and an undo come together', () => {
    const all = Array.from({ length: 14 }, (_, index) => call(index + 1, `A${String(index + 1).padStart(3, '0')}`, 1));
    // The first is on the screen, the others wait.
    const before = step(takeIn(freshAnnouncer(), view(...all.slice(0, 12)), START, 0), 0);
    // Two more push the first two out; the sixth is taken back in the same commit.
    const after = takeIn(before, view(...all.slice(2).filter(({ callSeq }) => callSeq !== 6)), START, 10);
    expect(shown(after)).toBe('A001');
    expect(after.queue.map((waiting) => waiting.call.callSeq)).toEqual([2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14]);
    // Taken back before a newer one came: the list is as full as before, and it was not the oldest that left.
    const undone = takeIn(before, view(...all.slice(0, 13).filter(({ callSeq }) => callSeq !== 6)), START, 10);
    expect(undone.queue.map((waiting) => waiting.call.callSeq)).toEqual([2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('begins nothing while the connection is lost, and after a long loss leaves old calls to the list', () => {
    let state = step(takeIn(freshAnnouncer(), five, START, 0), 0);
    state = finishSpeaking(state, 1, 9_000);
    expect(shown(step(state, 20_000, true))).toBe('A001');
    expect(shown(step(state, 20_000))).toBe('B001');
    expect(dropOld(state, START + FRESH_MS + 1).queue).toEqual([]);
    expect(dropOld(state, START + 10_000).queue).toHaveLength(4);
  });

  it('a new day empties the queue', () => {
    const state = takeIn(takeIn(freshAnnouncer(), five, START, 0), {}, START, 10);
    expect(state.queue).toEqual([]);
  });

  it('a new day also ends what waits and was pushed out of the view, seen empty or with its first call', () => {
    const all = Array.from({ length: 20 }, (_, index) => call(index + 1, `A${String(index + 1).padStart(3, '0')}`, 1));
    let state = takeIn(freshAnnouncer(), view(...all.slice(0, 8)), START, 0);
    state = takeIn(state, view(...all.slice(8)), START, 10);
    state = takeIn(state, view(...all.slice(8)), START, 20);
    expect(state.queue).toHaveLength(20);
    expect(takeIn(state, {}, START, 30).queue).toEqual([]);
    const morning = call(21, 'B001', 1);
    expect(takeIn(state, view(morning), START, 30).queue.map((waiting) => waiting.call)).toEqual([morning]);
  });
});

/** What can happen to a display, against a model that only remembers what was called and undone. */
const news = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('call' as const),
      ticket: fc.nat(5),
      counter: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: 50, max: 7_000 }) }) },
);

describe('the announcer, whatever happens', () => {
  it('loses none, says none twice, keeps the order, never begins one that was undone', () => {
    fc.assert(
      fc.property(fc.array(news, { maxLength: 80 }), (happenings) => {
        let state = freshAnnouncer();
        let clock = 0;
        let seq = 0;
        const calls = new Map<number, DisplayCall>();
        const gone = new Set<number>();
        const begun: number[] = [];
        let speechEnds = 0;

        const see = (): void => {
          const before = state.now;
          state = takeIn(state, Object.fromEntries(calls), START + clock, clock);
          if (before !== undefined && state.now === undefined) state = restUntil(state, clock);
          move();
        };
        const move = (): void => {
          const { now } = state;
          if (now !== undefined && now.spokenAt === undefined && clock >= speechEnds) {
            state = finishSpeaking(state, now.call.callSeq, clock);
          }
          const before = state.now?.call.callSeq;
          state = step(state, clock);
          if (state.now === undefined || state.now.call.callSeq === before) return;
          // Never begun: what was undone before.
          expect(gone.has(state.now.call.callSeq)).toBe(false);
          begun.push(state.now.call.callSeq);
          speechEnds = clock + 3_000 + (state.now.call.callSeq % 5) * 1_500;
        };
        const wait = (ms: number): void => {
          for (const end = clock + ms; clock < end; ) {
            clock = Math.min(end, clock + 100);
            move();
          }
        };

        for (const happening of happenings) {
          if (happening.kind === 'call') {
            seq += 1;
            const label = `A00${happening.ticket}`;
            for (const [key, one] of calls) {
              if (one.label !== label) continue;
              calls.delete(key);
              // Called to another counter: the earlier call must not be said any more.
              if (one.counter.number !== happening.counter) gone.add(key);
            }
            for (const waiting of state.queue) {
              if (waiting.call.label === label && waiting.call.counter.number !== happening.counter)
                gone.add(waiting.call.callSeq);
            }
            calls.set(seq, call(seq, label, happening.counter, START + clock));
            see();
          } else if (happening.kind === 'undo') {
            const one = [...calls.values()][happening.which % Math.max(1, calls.size)];
            if (one === undefined) continue;
            calls.delete(one.callSeq);
            gone.add(one.callSeq);
            for (const waiting of state.queue) if (waiting.call.label === one.label) gone.add(waiting.call.callSeq);
            see();
          } else if (happening.kind === 'again') see();
          else wait(happening.ms);
        }
        wait(seq * 12_000 + 1_000);

        expect(begun).toEqual([...begun].sort((a, b) => a - b));
        expect(new Set(begun).size).toBe(begun.length);
        for (let one = 1; one <= seq; one += 1) if (!gone.has(one)) expect(begun).toContain(one);
        expect(state.queue).toEqual([]);
      }),
      runs(300),
    );
  });
});
