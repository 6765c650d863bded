/** `/api/voice`: the office records its own voice, hears it, publishes it and goes back (SPEC J111–J117). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { AuditAct } from '#common/contract/audit.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Language } from '#common/contract/text.ts';
import { AnnouncementAnswer, AnnouncementQuery, TakeAnswer, VoiceAnswer } from '#common/contract/voice.ts';
import { LANGUAGE_NAMES } from '#common/i18n/languages.ts';
import type { HallOffice } from '#server/hall-types.ts';
import { writeRecordedAt } from '#server/recordings.ts';
import { SPOKEN } from '#server/voice/route.ts';
import type { Studio } from '#server/voice/studio.ts';
import { announcementFor, wordsOf } from '#server/voice/words.ts';
import { byStaff } from './by.ts';
import { closed } from './params.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

/** Twenty seconds of a plain WAV in stereo. */
const BYTES_AT_MOST = 4 * 1024 * 1024;
const WAV_TYPES = ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave'];

const tags = ['voice'];
const staff = { access: ['operator'] } as const;
const supervisors = { access: ['supervisor'] } as const;
const inLanguage = Type.Object({ language: Language }, closed);
const ofFragment = Type.Object({ language: Language, fragment: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }) }, closed);

export function voiceRecordingRoutes(app: App, { hall, desk, context, toMoment }: QueueParts, studio: Studio): void {
  app.addContentTypeParser(WAV_TYPES, { parseAs: 'buffer', bodyLimit: BYTES_AT_MOST }, (_request, body, done) =>
    done(null, body),
  );
  app.addHook('preHandler', async (_request, reply) => {
    if (hall.office.settings.parts.voicePage !== true) return refused(reply, refuse('part.off'));
  });

  const answerOf = async (language: Language): Promise<VoiceAnswer> => ({
    ...(await studio.state(language)),
    languages: hall.office.settings.parts.languages === true ? [...SPOKEN] : ['vi', 'en'],
    example: exampleOf(hall.office),
  });

  app.get(
    '/api/voice/:language',
    {
      config: staff,
      schema: {
        tags,
        summary: 'What is read out, and where each sound is from',
        params: inLanguage,
        response: { 200: VoiceAnswer },
      },
    },
    async ({ params }, reply) => reply.send(await answerOf(params.language)),
  );

  app.get(
    '/api/voice/:language/sounds/:fragment',
    {
      config: staff,
      schema: {
        tags,
        summary: 'A sound as it would be heard after publishing: draft, own recording or built-in',
        params: ofFragment,
        response: { 200: Type.Unknown() },
      },
    },
    async ({ params }, reply) => {
      const found = await studio.sound(params.language, params.fragment);
      if (found === undefined) return refused(reply, refuse('fragment.unknown', { field: 'fragment' }));
      return reply.type(found.type).send(found.bytes);
    },
  );

  app.get(
    '/api/voice/:language/announcement',
    {
      config: staff,
      schema: {
        tags,
        summary: 'The fragments of a call, as the lobby would say it',
        params: inLanguage,
        querystring: AnnouncementQuery,
        response: { 200: AnnouncementAnswer },
      },
    },
    async ({ params: { language }, query }, reply) => {
      const { further, ...said } = announcementFor(query.label, Number(query.counter), language, { languages: 'vi' });
      const fragments = language === 'vi' || language === 'en' ? said[language] : (further?.[language] ?? []);
      return reply.send({ fragments: [...fragments], words: wordsOf(fragments, language) });
    },
  );

  app.put(
    '/api/voice/:language/draft/:fragment',
    {
      config: staff,
      bodyLimit: BYTES_AT_MOST,
      schema: {
        tags,
        summary: 'Keep a take: a WAV of 16 bits, up to 20 s and 4 MB; it is trimmed and made as loud as the others',
        params: ofFragment,
        response: { 200: TakeAnswer },
      },
    },
    async ({ params, body }, reply) => {
      const recording = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      const kept = await studio.keep(params.language, params.fragment, recording);
      return isRefusal(kept) ? refused(reply, kept) : reply.send({ fragment: kept });
    },
  );

  app.delete(
    '/api/voice/:language/draft/:fragment',
    {
      config: staff,
      schema: { tags, summary: 'Throw a take away', params: ofFragment, response: { 200: TakeAnswer } },
    },
    async ({ params }, reply) => {
      const dropped = await studio.drop(params.language, params.fragment);
      return isRefusal(dropped) ? refused(reply, dropped) : reply.send({ fragment: dropped });
    },
  );

  /** The settings tell every screen, and the audit log tells who it was; without both it has not happened. */
  const tell = (request: FastifyRequest, language: Language, act: AuditAct, after?: { readonly sounds: number }) =>
    desk.change('office', byStaff(request), (tx, now, note) => {
      note({
        act,
        subject: { kind: 'voice', id: language, name: LANGUAGE_NAMES[language] },
        ...(after === undefined ? {} : { after }),
      });
      return writeRecordedAt(tx, studio.isHeard() ? toMoment(now) : undefined);
    });
  const answer = async (reply: FastifyReply, language: Language, done: unknown | Refusal) =>
    isRefusal(done) ? refused(reply, done) : reply.send(await answerOf(language));

  app.post(
    '/api/voice/:language/publish',
    {
      config: supervisors,
      schema: {
        tags,
        summary: 'The lobby speaks the draft from now on',
        params: inLanguage,
        response: { 200: VoiceAnswer },
      },
    },
    async (request, reply) => {
      const { language } = request.params;
      const at = toMoment(context().now);
      const done = await studio.publish(language, at, (sounds) =>
        tell(request, language, 'voice.published', { sounds }),
      );
      return answer(reply, language, done);
    },
  );

  app.post(
    '/api/voice/:language/built-in',
    {
      config: supervisors,
      schema: {
        tags,
        summary: 'Back to the built-in voice; the recordings are kept',
        params: inLanguage,
        response: { 200: VoiceAnswer },
      },
    },
    async (request, reply) => {
      const { language } = request.params;
      const done = await studio.setAside(language, () => tell(request, language, 'voice.set-aside'));
      return answer(reply, language, done);
    },
  );

  app.post(
    '/api/voice/:language/own',
    {
      config: supervisors,
      schema: {
        tags,
        summary: 'The recordings that were kept are spoken again',
        params: inLanguage,
        response: { 200: VoiceAnswer },
      },
    },
    async (request, reply) => {
      const { language } = request.params;
      const done = await studio.takeBack(language, () => tell(request, language, 'voice.taken-back'));
      return answer(reply, language, done);
    },
  );
}

/** A number of the first field at a counter that serves it. */
function exampleOf({ services, counters }: HallOffice): { readonly label: string; readonly counter: number } {
  const field = services.find(({ active }) => active) ?? services[0];
  const counter =
    counters.find(({ serviceIds }) => field !== undefined && serviceIds.includes(field.id)) ?? counters[0];
  return { label: `${field?.prefix ?? ''}012`, counter: counter?.number ?? 1 };
}
