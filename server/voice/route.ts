/** `/voice/:language/manifest.json`: the pack as merged with the office's own recordings; the sounds are plain files. */
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { Type } from 'typebox';
import { Language } from '#common/contract/text.ts';
import { FURTHER } from '#common/i18n/languages.ts';
import type { App } from '#server/http/parts.ts';
import { loadPack, type VoicePack } from './packs.ts';

export interface Voices {
  pack(language: string): VoicePack | undefined;
  /** Absolute path of a sound of a pack. */
  file(language: string, name: string): string | undefined;
}

/** Loads the packs, the office's own recordings over those that come with the software. */
export async function loadVoices(dataFolder: string, logger: FastifyBaseLogger): Promise<Voices> {
  const packs = new Map<string, VoicePack>();
  for (const language of ['vi', 'en', ...FURTHER] as const) {
    const pack = await loadPack(language, { replacement: join(dataFolder, 'voice', language) });
    packs.set(language, pack);
    if (pack.missing.length > 0) logger.warn({ language, missing: pack.missing }, 'the voice pack lacks fragments');
    for (const problem of pack.problems) logger.warn({ language, problem }, 'own recordings cannot be used');
  }
  return {
    pack: (language) => packs.get(language),
    file: (language, name) => packs.get(language)?.files.get(name)?.path,
  };
}

export function voiceRoutes(app: App, voices: Voices): void {
  app.get(
    '/voice/:language/manifest.json',
    {
      config: { access: 'anybody' },
      schema: { hide: true, params: Type.Object({ language: Language }) },
    },
    (request, reply) => {
      const pack = voices.pack(request.params.language);
      if (pack === undefined) return reply.callNotFound();
      return reply.header('cache-control', 'no-cache').send(pack.manifest);
    },
  );
}
