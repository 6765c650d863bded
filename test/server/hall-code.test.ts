/** A number on one's own phone, only for those who see the lobby screen (SPEC J120–J123). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { HallCodeAnswer, HallPassAnswer } from '#common/contract/hall-code.ts';
import { HALL_CODE_MS, hallCodes } from '#server/hall-codes.ts';
import { MONDAY, type Running, run } from '#test/support/running.ts';
import type { Answer, Client } from '#test/support/running-http.ts';

let office: Running;
let screen: Client;
let phone: Client;

beforeEach(async () => {
  office = await run();
  const parts = { papers: false, returns: false, results: false, appointments: false, hallCode: true };
  await office.signedIn('admin').ask('/api/office', { method: 'PATCH', body: { parts } });
  screen = (await office.device('display')).client;
  phone = office.stranger();
});
afterEach(() => office.stop());

const codeOf = (answer: Answer): string => (answer.json as { code?: string }).code ?? `${answer.status}`;
const shown = async (): Promise<HallCodeAnswer> => (await screen.ask('/api/hall-code')).json as HallCodeAnswer;
const enter = (code: string): Promise<Answer> => phone.post('/api/hall-passes', { code });
const passFor = async (): Promise<HallPassAnswer> => (await enter((await shown()).code)).json as HallPassAnswer;
const take = (pass: string, prefix = 'A', more: object = {}): Promise<Answer> =>
  phone.post('/api/hall-tickets', { pass, serviceId: office.service(prefix), ...more });
const labelOf = (answer: Answer): string => (answer.json as IssueAnswer).ticket.label;

describe('in the hall', () => {
  it('J120: the screen’s code gives a pass, the pass a number with its link', async () => {
    const { code, url, changesInMs } = await shown();
    expect(url).toMatch(new RegExp(`/lay-so#${code}$`));
    expect(changesInMs).toBeLessThanOrEqual(HALL_CODE_MS);
    const { pass, services } = (await enter(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`))
      .json as HallPassAnswer;
    expect(services.find(({ prefix }) => prefix === 'A')).toMatchObject({ open: true, waiting: 0 });
    const answer = await take(pass, 'A', { priority: true });
    expect(answer.status).toBe(201);
    const { ticket, token, print } = answer.json as IssueAnswer;
    expect([ticket.label, ticket.priorityClass, ticket.state, print.state]).toEqual([
      'A001',
      'unspecified',
      'waiting',
      'no-printer',
    ]);
    expect((await phone.ask(`/api/follow/${token}`)).json).toMatchObject({ label: 'A001', ahead: 0 });
  });

  it('J121, R5: one pass, one number, whatever is touched and however often', async () => {
    const { pass } = await passFor();
    const [one, two] = await Promise.all([take(pass), take(pass)]);
    expect([one.status, two.status].sort()).toEqual([200, 201]);
    expect([labelOf(one), labelOf(two), labelOf(await take(pass, 'B'))]).toEqual(['A001', 'A001', 'A001']);
    expect(labelOf(await take((await passFor()).pass))).toBe('A002');
  });
});

describe('not from home', () => {
  it('J120: a code is worth nothing a minute later, and only screens and staff are told the next', async () => {
    const { code } = await shown();
    office.clock.now += HALL_CODE_MS;
    expect((await enter(code)).status).toBe(200);
    office.clock.now += HALL_CODE_MS;
    expect(codeOf(await enter(code))).toBe('hall.code');
    expect(codeOf(await enter('ABCDEF'))).toBe('hall.code');
    expect((await phone.ask('/api/hall-code')).status).toBe(401);
    expect((await (await office.device('kiosk')).client.ask('/api/hall-code')).status).toBe(403);
  });

  it('J121: a pass ends after five minutes; one that was made up is none', async () => {
    const { pass, goodForMs } = await passFor();
    office.clock.now += goodForMs + 1;
    expect(codeOf(await take(pass))).toBe('hall.pass');
    const [, nonce = '', mac = ''] = pass.split('.');
    for (const wrong of ['', 'x', `9999999999999.${nonce}.${mac}`, `${pass}x`])
      expect(codeOf(await take(wrong))).toBe('hall.pass');
    expect(office.server.core.hall.tickets.size).toBe(0);
  });

  it('J1: with the part off there is no code, no pass and no number', async () => {
    const { pass } = await passFor();
    const parts = { papers: false, returns: false, results: false, appointments: false };
    await office.signedIn('admin').ask('/api/office', { method: 'PATCH', body: { parts } });
    expect([
      codeOf(await screen.ask('/api/hall-code')),
      codeOf(await enter('ABCDEF')),
      codeOf(await take(pass)),
    ]).toEqual(['part.off', 'part.off', 'part.off']);
  });

  it('the codes of other moments and other secrets are others', () => {
    const codes = hallCodes();
    const all = Array.from({ length: 500 }, (_, turn) => codes.at(MONDAY + turn * HALL_CODE_MS).code);
    expect(new Set(all).size).toBe(500);
    expect(hallCodes().at(MONDAY).code).not.toBe(all[0]);
    for (const code of all) expect(code).toMatch(/^[3-9A-Y]{6}$/);
  });
});
