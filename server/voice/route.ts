/** `/voice/:language/manifest.json`: the pack as merged with the office's own recordings; the sounds are plain files. */
import type { FastifyBaseLogger } from 'fastify';
import { Type } from 'typebox';
import { Accent } from '#common/contract/office.ts';
import { Language } from '#common/contract/text.ts';
import { FURTHER } from '#common/i18n/languages.ts';
import type { App } from '#server/http/parts.ts';
import { finishSwap, ownFolders } from './own-folders.ts';
import { loadPack, type VoicePack } from './packs.ts';

/** Every language that a lobby can speak. */
export const SPOKEN: readonly Language[] = ['vi', 'en', ...FURTHER];

export interface Voices {
  /** Without an accent, and where a language has none, the built-in voice as it comes. */
  pack(language: string, accent?: Accent): VoicePack | undefined;
  /** Absolute path of a sound of a pack, whatever its accent. */
  file(language: string, name: string): string | undefined;
  /** Reads the pack of a language again, after the office's recordings have changed. */
  reload(language: Language): Promise<void>;
}

/** Vietnamese alone is spoken in several accents. */
const ACCENTS = ['central', 'south'] as const satisfies readonly Accent[];

const keyOf = (language: string, accent: Accent = 'north'): string => `${language} ${accent}`;

/** Loads the packs, the office's own recordings over those that come with the software. */
export async function loadVoices(dataFolder: string, logger: FastifyBaseLogger): Promise<Voices> {
  const packs = new Map<string, VoicePack>();
  const load = async (language: Language): Promise<void> => {
    const replacement = ownFolders(dataFolder, language).own;
    const pack = await loadPack(language, { replacement });
    packs.set(keyOf(language), pack);
    if (pack.missing.length > 0) logger.warn({ language, missing: pack.missing }, 'the voice pack lacks fragments');
    for (const problem of pack.problems) logger.warn({ language, problem }, 'own recordings cannot be used');
    if (language !== 'vi') return;
    for (const accent of ACCENTS) packs.set(keyOf(language, accent), await loadPack(language, { replacement, accent }));
  };
  for (const language of SPOKEN) {
    finishSwap(ownFolders(dataFolder, language));
    await load(language);
  }
  return {
    pack: (language, accent) => packs.get(keyOf(language, accent)) ?? packs.get(keyOf(language)),
    file: (language, name) =>
      ['north' as const, ...ACCENTS]
        .map((accent) => packs.get(keyOf(language, accent))?.files.get(name)?.path)
        .find((path) => path !== undefined),
    reload: load,
  };
}

export function voiceRoutes(app: App, voices: Voices): void {
  app.get(
    '/voice/:language/manifest.json',
    {
      config: { access: 'anybody' },
      schema: {
        hide: true,
        params: Type.Object({ language: Language }),
        querystring: Type.Object({ accent: Type.Optional(Accent) }),
      },
    },
    (request, reply) => {
      const pack = voices.pack(request.params.language, request.query.accent);
      if (pack === undefined) return reply.callNotFound();
      return reply.header('cache-control', 'no-cache').send(pack.manifest);
    },
  );
}
