/** SPEC R5: a command that arrives twice with its key acts once, whatever it is. */
import { afterEach, describe, expect, test } from 'vitest';
import { isRefusal } from '#common/contract/refusal.ts';
import type { By, Command } from '#server/domain/commands.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';

let queue: TestQueue;
afterEach(() => queue.close());

const BY: By = { staffId: 'staff-0', deviceId: null, supervises: false };

/** Sends a command with a key; answers what the desk answers. */
function send(command: Command, { key = 'key-1', actor = 'staff-0', fingerprint = JSON.stringify(command) } = {}) {
  const answer = (events: readonly QueueEvent[]) => events.map(({ seq, type }) => ({ seq, type }));
  return queue.core.desk.execute(command, { by: BY, key: { actor, key, fingerprint }, answer });
}

const ticketId = 'ticket-1';
const issue: Command = {
  type: 'issue',
  ticketId,
  serviceId: 'service-0',
  procedureCode: null,
  priorityClass: 'none',
  language: 'vi',
};
const counterId = 'counter-0';
const call: Command = { type: 'call-next', counterId };

/** Each command with what has to be done before it. */
const COMMANDS: readonly (readonly [name: string, before: readonly Command[], command: Command])[] = [
  ['issue', [], issue],
  ['call-next', [issue], call],
  ['call-next with finish', [issue, call], { ...call, finish: 'completed' }],
  ['call', [issue], { type: 'call', ticketId }],
  ['recall', [issue, call], { type: 'recall', ticketId }],
  ['start', [issue, call], { type: 'start', ticketId }],
  ['complete', [issue, call, { type: 'start', ticketId }], { type: 'complete', ticketId }],
  ['no-show', [issue, call], { type: 'no-show', ticketId }],
  ['park', [issue, call], { type: 'park', ticketId }],
  ['return', [issue, call, { type: 'park', ticketId }], { type: 'return', ticketId }],
  ['transfer', [issue, call], { type: 'transfer', ticketId, serviceId: 'service-1' }],
  ['cancel', [issue], { type: 'cancel', ticketId }],
  ['reclassify', [issue], { type: 'reclassify', ticketId, priorityClass: 'elderly' }],
  ['undo', [issue, call], { type: 'undo', counterId }],
  ['pause', [], { type: 'pause', counterId, reason: 'Nghỉ' }],
  ['resume', [{ type: 'pause', counterId, reason: null }], { type: 'resume', counterId }],
  ['close-counter', [], { type: 'close-counter', counterId }],
];

async function prepared(before: readonly Command[]): Promise<void> {
  queue = await makeQueue({ prefixes: ['A', 'B'], counters: [[0, 1]] });
  await queue.run({ type: 'open-counter', counterId }, 0);
  for (const command of before) {
    const done = await queue.runAs(command, BY);
    expect(Array.isArray(done), `${command.type} before`).toBe(true);
  }
}

describe.each(COMMANDS)('%s', (_name, before, command) => {
  test('twice at once acts once, and the second gets the answer of the first', async () => {
    await prepared(before);
    const seq = queue.core.log.lastSeq();
    const [first, second] = await Promise.all([send(command), send(command)]);
    if (isRefusal(first) || isRefusal(second)) throw new Error('refused');
    expect([first.replay, second.replay]).toEqual([false, true]);
    expect(second.answer).toEqual(first.answer);
    expect(first.answer).not.toHaveLength(0);
    expect(queue.core.log.lastSeq() - seq).toBe(first.answer.length);
  });

  test('again after a restart gets the kept answer', async () => {
    await prepared(before);
    const first = await send(command);
    queue.reopen();
    const seq = queue.core.log.lastSeq();
    const again = await send(command);
    if (isRefusal(first) || isRefusal(again)) throw new Error('refused');
    expect(again).toEqual({ answer: first.answer, replay: true });
    expect(queue.core.log.lastSeq()).toBe(seq);
  });

  test('the same key with another body is refused, and nothing happens', async () => {
    await prepared(before);
    await send(command);
    const seq = queue.core.log.lastSeq();
    expect(await send(command, { fingerprint: 'another body' })).toMatchObject({ code: 'idempotency.mismatch' });
    expect(queue.core.log.lastSeq()).toBe(seq);
  });
});

test('a key belongs to who sent it', async () => {
  await prepared([]);
  await send(issue, { actor: 'kiosk-0' });
  const other = await send({ ...issue, ticketId: 'ticket-2' }, { actor: 'kiosk-1' });
  expect(other).toMatchObject({ replay: false });
});

test('a refusal is not kept: the same key may succeed later', async () => {
  await prepared([]);
  expect(await send({ type: 'call', ticketId })).toMatchObject({ code: 'ticket.unknown' });
  await queue.runAs(issue, BY);
  expect(await send({ type: 'call', ticketId })).toMatchObject({ replay: false });
});
