/** A citizen card under the scanner: one live number a person a field, and nothing of the card stays (SPEC J125–J127, D7, O5). */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardAnswer } from '#common/contract/cards.ts';
import type { IssueAnswer } from '#common/contract/commands.ts';
import { dayKey } from '#server/day-key.ts';
import { type Running, run } from '#test/support/running.ts';
import type { Answer, Client } from '#test/support/running-http.ts';

/** Invented, as in the description of the card. */
const NUMBER = '045199000123';
const OTHER = '045199000124';

let office: Running;
let kiosk: Client;
let keys = 0;

beforeEach(async () => {
  office = await run({ logLevel: 'trace' });
  const parts = { papers: false, returns: false, results: false, appointments: false, cards: true };
  await office.signedIn('admin').ask('/api/office', { method: 'PATCH', body: { parts } });
  kiosk = (await office.device('kiosk')).client;
});
afterEach(() => office.stop());

const codeOf = (answer: Answer): string => (answer.json as { code?: string }).code ?? `${answer.status}`;
const read = async (number: string): Promise<CardAnswer> =>
  (await kiosk.post('/api/cards', { number })).json as CardAnswer;
const take = (prefix: string, card?: string, key = `card-${++keys}`): Promise<Answer> =>
  kiosk.post('/api/tickets', { serviceId: office.service(prefix), ...(card === undefined ? {} : { card }) }, key);
const labelOf = (answer: Answer): string => (answer.json as IssueAnswer).ticket.label;

/** Every file of the office, as its bytes are read. */
function everything(folder: string): string {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}

describe('J127: one live number a person a field', () => {
  it('a second one is refused with the first one’s label, also when both are asked at once', async () => {
    const { mark, numbers } = await read(NUMBER);
    expect(numbers).toEqual([]);
    const both = await Promise.all([take('A', mark), take('A', mark)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [given, refused] = both[0]?.status === 201 ? both : [both[1], both[0]];
    expect(refused?.json).toMatchObject({ code: 'card.has-number', message: { vi: expect.stringContaining('A001') } });
    expect(labelOf(given as Answer)).toBe('A001');
    expect((await read(NUMBER)).numbers).toEqual([{ serviceId: office.service('A'), label: 'A001' }]);
    // Another field, another card, and no card at all.
    expect((await take('B', mark)).status).toBe(201);
    expect((await take('A', (await read(OTHER)).mark)).status).toBe(201);
    expect((await take('A')).status).toBe(201);
  });

  it('R5: the same intent gets the same number again; it holds after a restart', async () => {
    const { mark } = await read(NUMBER);
    const first = await take('A', mark, 'same');
    expect((await take('A', mark, 'same')).json).toEqual(first.json);
    await office.restart();
    kiosk = (await office.device('kiosk')).client;
    expect((await read(NUMBER)).mark).toBe(mark);
    expect(codeOf(await take('A', mark))).toBe('card.has-number');
  });

  it('when it was served, another may be taken', async () => {
    const { mark } = await read(NUMBER);
    await take('A', mark);
    const clerk = office.signedIn('lan');
    const counter = office.counter(2);
    await clerk.ask(`/api/counters/${counter}/session`, { method: 'PUT' });
    const called = await clerk.post(`/api/counters/${counter}/call-next`, {}, 'call');
    const { id } = (called.json as IssueAnswer).ticket;
    expect(codeOf(await take('A', mark))).toBe('card.has-number');
    await clerk.post(`/api/tickets/${id}/start`, undefined, 'start');
    expect(codeOf(await take('A', mark))).toBe('card.has-number');
    await clerk.post(`/api/tickets/${id}/complete`, undefined, 'complete');
    expect((await read(NUMBER)).numbers).toEqual([]);
    expect((await take('A', mark)).status).toBe(201);
  });

  it('J1: with the part off no card is asked about', async () => {
    const { mark } = await read(NUMBER);
    const parts = { papers: false, returns: false, results: false, appointments: false };
    await office.signedIn('admin').ask('/api/office', { method: 'PATCH', body: { parts } });
    expect(codeOf(await kiosk.post('/api/cards', { number: NUMBER }))).toBe('part.off');
    expect(codeOf(await take('A', mark))).toBe('part.off');
    expect((await take('A')).status).toBe(201);
  });
});

describe('J126: nothing of the card stays', () => {
  it('D7, O5: its number is in no table, no log, no slip, no view and no file', async () => {
    const { mark } = await read(NUMBER);
    const answer = await take('A', mark);
    await take('A', mark);
    for (const number of [`${NUMBER}0`, NUMBER.slice(1), `${NUMBER}||Nguyễn Thị Ví Dụ|05031999|Nữ|Đông Hà|10052021`]) {
      expect(codeOf(await kiosk.post('/api/cards', { number }))).toBe('request.invalid');
    }
    const board = await office.follow('display', (await office.device('display')).client);
    const staff = await office.follow('monitor', office.signedIn('admin'));
    for (const seen of [board.view, staff.view]) expect(JSON.stringify(seen)).not.toContain(mark);
    office.server.core.store.sqlite.pragma('wal_checkpoint(PASSIVE)');
    const kept = everything(office.dataFolder);
    const log = office.log.join('');
    expect(log).toContain('/api/cards');
    expect(kept).toContain(mark);
    for (const [what, text] of [
      ['files', kept],
      ['log', log],
      ['answer', answer.text],
    ] as const) {
      for (const secret of [NUMBER, NUMBER.slice(1), 'Ví Dụ', '05031999'])
        expect(text.includes(secret), `${what}: ${secret}`).toBe(false);
    }
    expect(log).not.toContain(mark);
    expect(answer.text).not.toContain(mark);
  });

  it('at the day’s end key and hashes go; the next day’s mark is another', async () => {
    const { mark } = await read(NUMBER);
    await take('A', mark);
    office.clock.now += 24 * 3_600_000;
    await office.server.tick();
    expect(readFileSync(join(office.dataFolder, 'day.key'), 'utf8')).toBe('');
    const rows = office.server.core.store.sqlite.prepare('select count(*) from card_numbers').pluck().get();
    expect(rows).toBe(0);
    expect((await read(NUMBER)).mark).not.toBe(mark);
  });

  it('the key is for this office’s user alone, and a broken file makes a new one', () => {
    const key = dayKey(office.dataFolder);
    const mark = key.mark('2026-11-23', NUMBER);
    const file = join(office.dataFolder, 'day.key');
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(dayKey(office.dataFolder).mark('2026-11-23', NUMBER)).toBe(mark);
    expect(dayKey(office.dataFolder).mark('2026-11-24', NUMBER)).not.toBe(mark);
  });
});
