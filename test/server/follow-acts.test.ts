/** What the link on a slip lets its holder do: slide back and give up, nothing else (SPEC A10, J70–J72). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, run } from '#test/support/running.ts';
import type { Answer, Client } from '#test/support/running-http.ts';

let office: Running;
let clerk: Client;
let phone: Client;
beforeAll(async () => {
  office = await run();
  clerk = office.signedIn('hoai');
  phone = office.stranger();
});
afterAll(() => office.stop());

let keys = 0;
const key = (): string => `follow-${++keys}`;

interface Taken {
  readonly id: string;
  readonly token: string;
}

async function take(): Promise<Taken> {
  office.clock.now += 1_000;
  const answer = await clerk.post('/api/tickets', { serviceId: office.service('E') }, key());
  const { ticket, token } = answer.json as { ticket: { id: string }; token: string };
  return { id: ticket.id, token };
}

const act = (who: Client, { token }: Taken, verb: string, intent = key()): Promise<Answer> =>
  who.post(`/api/follow/${token}/${verb}`, undefined, intent);
const codeOf = (answer: Answer): string => (answer.json as { code?: string }).code ?? `${answer.status}`;
const state = ({ id }: Taken) => office.server.core.tickets.byId(id);

describe('sliding back', () => {
  it('J70: lets three go first, keeps the time of issue, and tells the phone at once', async () => {
    const [own, ...others] = [await take(), await take(), await take(), await take(), await take()];
    if (own === undefined) throw new Error('not taken');
    const listener = await office.follow(`ticket:${own.token}`);
    const issuedAt = state(own)?.issuedAt;
    const intent = key();
    const first = await act(phone, own, 'postpone', intent);
    expect([first.status, first.json]).toEqual([200, { label: 'E001', state: 'waiting', ahead: 3 }]);
    // A lost answer and a second touch: the same act.
    expect((await act(phone, own, 'postpone', intent)).json).toEqual(first.json);
    expect(state(own)).toMatchObject({ postponed: 1, issuedAt });
    await listener.until(() => listener.messages.length > 1);
    expect(listener.view).toMatchObject({ ahead: 3, postpone: { places: 3, left: 1 } });
    // The clerk sees the line as it is called.
    await clerk.ask(`/api/counters/${office.counter(3)}/session`, { method: 'PUT' });
    const called: string[] = [];
    for (const _ of [own, ...others]) {
      const answer = await clerk.post(`/api/counters/${office.counter(3)}/call-next`, { finish: 'completed' }, key());
      called.push((answer.json as { ticket: { label: string } }).ticket.label);
    }
    expect(called).toEqual(['E002', 'E003', 'E004', 'E001', 'E005']);
    await clerk.post(`/api/counters/${office.counter(3)}/call-next`, { finish: 'completed' }, key());
    expect(codeOf(await act(phone, own, 'postpone'))).toBe('ticket.state');
  });

  it('J70: where nobody is behind, says so and changes nothing', async () => {
    const own = await take();
    expect(codeOf(await act(phone, own, 'postpone'))).toBe('postpone.nobody');
    expect(state(own)).toMatchObject({ postponed: 0, state: 'waiting' });
    await act(phone, own, 'cancel');
  });
});

describe('giving up', () => {
  it('J71: cancels the number, which is in the log as nobody of the staff, and cannot be done twice', async () => {
    const own = await take();
    const done = await act(phone, own, 'cancel');
    expect([done.status, done.json]).toEqual([200, expect.objectContaining({ state: 'cancelled', ahead: null })]);
    expect(office.server.core.log.ofTicket(own.id).at(-1)).toMatchObject({ type: 'ticket.cancelled', staffId: null });
    expect(codeOf(await act(phone, own, 'cancel'))).toBe('ticket.state');
  });

  it('J71: also in a browser where a clerk is signed in it is the holder who acts', async () => {
    const own = await take();
    const rows = () => office.server.core.store.sqlite.prepare('select count(*) from audit').pluck().get();
    const before = rows();
    expect((await act(clerk, own, 'cancel')).status).toBe(200);
    expect(office.server.core.log.ofTicket(own.id).at(-1)).toMatchObject({ staffId: null });
    expect(rows()).toBe(before);
  });
});

describe('the link', () => {
  it('A10: of nobody opens nothing, and a key is asked for', async () => {
    const nobody = { id: '', token: 'AAAAAAAAAAAAAAAAAAAAAA' };
    for (const verb of ['postpone', 'cancel']) expect(codeOf(await act(phone, nobody, verb))).toBe('ticket.unknown');
    const own = await take();
    expect((await phone.post(`/api/follow/${own.token}/cancel`)).status).toBe(400);
    for (const verb of ['call', 'recall', 'transfer', 'undo']) {
      expect((await act(phone, own, verb)).status).toBe(404);
    }
    await act(phone, own, 'cancel');
  });

  it('J72: a finger that plays is told to wait; who repeats the same touch is not', async () => {
    const limited = await run({ rateLimit: true });
    try {
      const lan = limited.signedIn('hoai');
      const answer = await lan.post('/api/tickets', { serviceId: limited.service('E') }, 'n1');
      const { token } = answer.json as { token: string };
      const stranger = limited.stranger();
      const asked = async (intent: string) =>
        codeOf(await stranger.post(`/api/follow/${token}/postpone`, undefined, intent));
      for (let n = 0; n < 6; n += 1) expect(await asked(`p${n}`)).toBe('postpone.nobody');
      expect(await asked('p6')).toBe('rate.limited');
      expect(await asked('p0')).toBe('postpone.nobody');
      limited.clock.now += 21_000;
      expect(await asked('p7')).toBe('postpone.nobody');
    } finally {
      await limited.stop();
    }
  });
});
