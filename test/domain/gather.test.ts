/** SPEC R18: numbers taken in quick succession are told together; whatever somebody waits for is told at once. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { QueueEvent } from '#server/domain/events.ts';
import { type Gatherer, gatherEvents } from '#server/feed/gather.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';

let queue: TestQueue;
let issued: readonly QueueEvent[];
let called: readonly QueueEvent[];
let told: number[][];
let failures: unknown[];
let breaks: boolean;
let gather: Gatherer;

beforeEach(async () => {
  queue = await makeQueue({ prefixes: ['A'], counters: [[0]] });
  const all: QueueEvent[] = [];
  queue.core.desk.onCommitted((events) => all.push(...events));
  for (let number = 0; number < 4; number += 1) await queue.issue(0);
  await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
  await queue.run({ type: 'call-next', counterId: 'counter-0' }, 0);
  issued = all.filter(({ type }) => type === 'ticket.issued');
  called = all.filter(({ type }) => type === 'ticket.called');
  told = [];
  failures = [];
  breaks = false;
  vi.useFakeTimers();
  const publish = (events: readonly QueueEvent[]): void => {
    if (breaks) throw new Error('a view cannot be made');
    told.push(events.map(({ seq }) => seq));
  };
  gather = gatherEvents(publish, (error) => failures.push(error));
});

afterEach(() => {
  vi.useRealTimers();
  queue.close();
});

const seqs = (...events: readonly (QueueEvent | undefined)[]): number[] => events.map((event) => event?.seq ?? -1);
const takes = (...events: readonly (QueueEvent | undefined)[]): void =>
  gather.take(events.filter((event) => event !== undefined));

describe('R18', () => {
  test('the first number after a quiet moment is told at once, those that follow it together', () => {
    takes(issued[0]);
    expect(told).toEqual([seqs(issued[0])]);
    takes(issued[1]);
    takes(issued[2]);
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(20);
    expect(told).toEqual([seqs(issued[0]), seqs(issued[1], issued[2])]);
    vi.advanceTimersByTime(20);
    takes(issued[3]);
    expect(told.at(-1)).toEqual(seqs(issued[3]));
  });

  test('a call goes at once, behind the numbers that waited', () => {
    takes(issued[0]);
    takes(issued[1]);
    takes(called[0]);
    expect(told).toEqual([seqs(issued[0]), seqs(issued[1], called[0])]);
    vi.advanceTimersByTime(100);
    expect(told).toHaveLength(2);
  });

  test('who is shown a beginning hears nothing that it holds already', () => {
    takes(issued[0]);
    takes(issued[1]);
    gather.flush();
    expect(told).toEqual([seqs(issued[0]), seqs(issued[1])]);
  });

  test('a view that cannot be made is told, and stops nothing that follows', () => {
    breaks = true;
    takes(issued[0]);
    takes(issued[1]);
    vi.advanceTimersByTime(20);
    expect(failures).toHaveLength(2);
    breaks = false;
    vi.advanceTimersByTime(20);
    takes(issued[2]);
    expect(told).toEqual([seqs(issued[2])]);
  });
});
