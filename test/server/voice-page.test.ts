/** SPEC J111–J117 over real HTTP: takes of a draft, who may publish, what the screens and the audit log are told. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnnouncementAnswer, TakeAnswer, VoiceAnswer } from '#common/contract/voice.ts';
import { durationMs } from '#server/voice/sound.ts';
import { readWav, wavOf } from '#server/voice/wav.ts';
import { expectAnswer, expectProblem } from '../support/answers.ts';
import { type Running, run } from '../support/running.ts';
import type { Answer, Client } from '../support/running-http.ts';

const RATE = 48_000;
const WAV = { 'content-type': 'audio/wav' };
const word = (ms = 400): Buffer =>
  wavOf(
    Float32Array.from({ length: (ms / 1000) * RATE + RATE }, (_, index) =>
      index > RATE / 2 && index < RATE / 2 + (ms / 1000) * RATE ? 0.4 * Math.sin(index / 15) : 0,
    ),
  );

let office: Running;
let admin: Client;
let ngoc: Client;
let lan: Client;
beforeAll(async () => {
  office = await run();
  [admin, ngoc, lan] = ['admin', 'ngoc', 'lan'].map((name) => office.signedIn(name)) as [Client, Client, Client];
});
afterAll(() => office.stop());

const put = (who: Client, fragment: string, body: unknown = word(), headers: Record<string, string> = WAV) =>
  who.ask(`/api/voice/vi/draft/${fragment}`, { method: 'PUT', body, headers });
const state = async (): Promise<VoiceAnswer> => expectAnswer(await lan.ask('/api/voice/vi'), 200, VoiceAnswer);
const sourceOf = async (name: string) => (await state()).fragments.find((one) => one.name === name)?.source;
const spoken = async (name: string): Promise<string> => {
  const { fragments } = (await office.stranger().ask('/voice/vi/manifest.json')).json as {
    fragments: Record<string, { file: string }>;
  };
  return fragments[name]?.file ?? '';
};
const recordedAt = (): string | undefined => office.server.core.hall.office.settings.voice.recordedAt;
const lastRow = () =>
  office.server.core.store.sqlite
    .prepare<[], { act: string; staff: string; subject: string; after: string | null }>(
      'select act, staff_name as staff, subject_name as subject, after from audit order by seq desc limit 1',
    )
    .get();

describe('the page', () => {
  it('J111: is nowhere where the office does not use it', async () => {
    expect((await office.stranger().ask('/ghi-am')).status).toBe(404);
    expectProblem(await lan.ask('/api/voice/vi'), 'part.off');
    expectProblem(await put(lan, 'digit-1'), 'part.off');
    expectProblem(await admin.post('/api/voice/vi/publish'), 'part.off');
    const { parts } = office.server.core.hall.office.settings;
    await admin.ask('/api/office', { method: 'PATCH', body: { parts: { ...parts, voicePage: true } } });
    expect((await state()).inUse).toBe(false);
  });

  it('J117: the microphone is for this page alone', async () => {
    const policy = async (path: string) => String((await office.stranger().ask(path)).headers['permissions-policy']);
    for (const path of ['/ghi-am', '/record-voice']) {
      expect(await policy(path)).toContain('camera=(), microphone=(self), geolocation=()');
    }
    for (const path of ['/counter', '/admin', '/api/voice/vi']) expect(await policy(path)).toContain('microphone=()');
  });

  it('J111: tells what is read out, for this office', async () => {
    const { fragments } = await state();
    expect(fragments.slice(0, 2).map(({ text }) => text)).toEqual(['Mời công dân có số thứ tự', 'đến quầy số']);
    expect(fragments.every(({ source }) => source === 'built-in' || source === 'none')).toBe(true);
    const { prefix } = office.server.core.hall.office.services[0] ?? { prefix: '' };
    expect(fragments.find(({ text }) => text === prefix)?.group).toBe('letters');
    expectProblem(await lan.ask('/api/voice/xx'), 'request.invalid');
  });
});

describe('a take', () => {
  it('J112: comes back as it will be heard: without its silence', async () => {
    const { fragment } = expectAnswer(await put(lan, 'digit-1'), 200, TakeAnswer);
    expect(fragment).toMatchObject({ name: 'digit-1', text: 'một', source: 'draft' });
    expect(fragment.ms).toBeGreaterThan(380);
    expect(fragment.ms).toBeLessThan(440);
    const heard = await fetch(`${office.origin}/api/voice/vi/sounds/digit-1`, { headers: lan.headers });
    expect(heard.headers.get('content-type')).toBe('audio/wav');
    const sound = readWav(Buffer.from(await heard.arrayBuffer()));
    expect(sound === undefined ? 0 : durationMs(sound)).toBe(fragment.ms);
    expect(await spoken('digit-1')).not.toContain('own-');
    const built = await lan.ask('/api/voice/vi/sounds/digit-2');
    expect([built.status, built.headers['content-type']]).toEqual([200, 'audio/ogg']);
    expect((await lan.ask('/api/voice/vi/sounds/chime')).status).toBe(200);
  });

  it('J112: what is no word is refused, with what to do', async () => {
    const cases: [Answer, string][] = [
      [await put(lan, 'digit-2', wavOf(new Float32Array(RATE))), 'sound.silent'],
      [await put(lan, 'digit-2', word(20_000)), 'sound.too-long'],
      [await put(lan, 'digit-2', Buffer.from('hello')), 'sound.unreadable'],
      [await put(lan, 'digit-2', '{}', { 'content-type': 'application/json' }), 'sound.unreadable'],
      [await put(lan, 'digit-99'), 'fragment.unknown'],
      [await put(lan, '..%2f..%2fluot'), 'request.invalid'],
      [await put(lan, 'digit-2', Buffer.alloc(4 * 1024 * 1024 + 1)), 'request.too-large'],
      [await put(lan, 'digit-2', 'x', { 'content-type': 'audio/mpeg' }), 'request.invalid'],
    ];
    for (const [answer, code] of cases) expectProblem(answer, code as Parameters<typeof expectProblem>[1]);
    expect(expectProblem(cases[0]?.[0] as Answer, 'sound.silent')).toMatchObject({
      field: 'sound',
      message: { vi: 'Xin ghi lại, nói gần micrô hơn: chưa nghe thấy tiếng nói.' },
    });
    expect(await sourceOf('digit-2')).toBe('built-in');
  });

  it('J113: is thrown away again', async () => {
    await put(lan, 'digit-5');
    const drop = () => lan.ask('/api/voice/vi/draft/digit-5', { method: 'DELETE' });
    expect(expectAnswer(await drop(), 200, TakeAnswer).fragment.source).toBe('built-in');
    expectProblem(await drop(), 'fragment.unknown');
  });

  it('J113: is heard in a call before anybody else hears it', async () => {
    const ask = (query: string) => lan.ask(`/api/voice/vi/announcement?${query}`);
    const { fragments, words } = expectAnswer(await ask('label=A012&counter=3'), 200, AnnouncementAnswer);
    expect(words).toBe('Mời công dân có số thứ tự A không một hai đến quầy số ba');
    expect(fragments).toContain('digit-1');
    for (const wrong of ['label=A012', 'label=a&counter=3', 'label=A012&counter=0', 'label=A012&counter=100']) {
      expectProblem(await ask(wrong), 'request.invalid');
    }
  });
});

describe('publishing', () => {
  it('J114: is for those who supervise; then the lobby speaks it at once, and the log says who', async () => {
    for (const act of ['publish', 'built-in', 'own']) {
      expectProblem(await lan.post(`/api/voice/vi/${act}`), 'auth.forbidden');
    }
    const display = await office.follow('display', (await office.device('display')).client);
    const published = expectAnswer(await ngoc.post('/api/voice/vi/publish'), 200, VoiceAnswer);
    expect(published).toMatchObject({ inUse: true, aside: false });
    expect(await sourceOf('digit-1')).toBe('own');
    expect(await spoken('digit-1')).toBe('own-digit-1.wav');
    expect((await office.stranger().ask('/voice/vi/own-digit-1.wav')).status).toBe(200);
    expect(recordedAt()).toBe(office.server.core.toMoment(office.clock.now));
    await office.settle(display);
    expect(JSON.stringify(display.messages)).toContain(`"recordedAt":"${recordedAt()}"`);
    expect(lastRow()).toEqual({
      act: 'voice.published',
      staff: office.server.core.hall.office.staffNames.get(idOf('ngoc')),
      subject: 'Tiếng Việt',
      after: '{"sounds":1}',
    });
    expectProblem(await ngoc.post('/api/voice/vi/publish'), 'voice.nothing');
  });

  it('J115: a form that was open meanwhile does not undo it', async () => {
    const { recordedAt: _unknown, ...voice } = office.server.core.hall.office.settings.voice;
    await admin.ask('/api/office', { method: 'PATCH', body: { voice: { ...voice, repeat: 1 } } });
    const invented = { ...voice, repeat: 3, recordedAt: '2020-01-01T00:00:00.000Z' };
    await admin.ask('/api/office', { method: 'PATCH', body: { voice: invented } });
    expect(office.server.core.hall.office.settings.voice).toMatchObject({ repeat: 3 });
    expect(recordedAt()).toBe(office.server.core.toMoment(office.clock.now));
  });

  it('J116: back to the built-in voice, and to the own one again', async () => {
    expect(expectAnswer(await ngoc.post('/api/voice/vi/built-in'), 200, VoiceAnswer)).toMatchObject({
      inUse: false,
      aside: true,
    });
    expect([await spoken('digit-1'), recordedAt()]).toEqual(['digit-1.opus', undefined]);
    expect(lastRow()?.act).toBe('voice.set-aside');
    expectProblem(await ngoc.post('/api/voice/vi/built-in'), 'voice.nothing');
    office.clock.now += 1_000;
    expectAnswer(await ngoc.post('/api/voice/vi/own'), 200, VoiceAnswer);
    expect([await spoken('digit-1'), recordedAt()]).toEqual([
      'own-digit-1.wav',
      office.server.core.toMoment(office.clock.now),
    ]);
    expect(lastRow()?.act).toBe('voice.taken-back');
    expectProblem(await ngoc.post('/api/voice/vi/own'), 'voice.nothing');
  });

  it('J115: after a start the disk counts', async () => {
    const before = recordedAt();
    // As a power cut leaves it, between the old set and the next.
    const own = join(office.dataFolder, 'voice', 'vi');
    renameSync(own, `${own}.before`);
    await office.restart();
    expect([await spoken('digit-1'), recordedAt()]).toEqual(['own-digit-1.wav', before]);
    rmSync(join(office.dataFolder, 'voice', 'vi'), { recursive: true });
    await office.restart();
    expect([await spoken('digit-1'), recordedAt()]).toEqual(['digit-1.opus', undefined]);
  });

  it('J117: nothing of it stands in the log of the server', () => {
    expect(office.log.filter((line) => /digit-1|voice/.test(line))).toEqual([]);
  });
});

function idOf(username: string): string {
  return office.db.query.staff.findFirst({ where: (staff, { eq }) => eq(staff.username, username) }).sync()?.id ?? '';
}
