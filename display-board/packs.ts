/** The voice packs that this screen speaks with: loaded when the office has said which, and anew when it says another. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { VoiceSetting } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';
import { FURTHER } from '#common/i18n/languages.ts';
import { type LoadedPack, loadPack } from './pack.ts';

export interface Packs {
  /** The packs that every office needs have been loaded, or have failed for now. */
  readonly loaded: Promise<void>;
  /** Languages whose pack could not be loaded, or not as a whole. */
  readonly missing: ReadonlySignal<readonly Language[]>;
  of(language: Language): LoadedPack | undefined;
  /** What is already loaded goes on speaking until the other voice is there. */
  use(voice: Pick<VoiceSetting, 'accent' | 'recordedAt'>): void;
}

const RETRY_PACK_MS = 30_000;

/** Loading goes on in the background until all packs are whole. `decoder`: the sound that is open now. */
export function keepPacks(decoder: () => BaseAudioContext): Packs {
  const packs = new Map<Language, LoadedPack>();
  const missing = signal<readonly Language[]>([]);
  let current: { readonly accent: VoiceSetting['accent']; readonly recordedAt: string | undefined } | undefined;
  let tellLoaded: () => void = () => undefined;
  const loaded = new Promise<void>((resolve) => {
    tellLoaded = resolve;
  });

  async function load(language: Language, wanted: typeof current): Promise<void> {
    let pack: LoadedPack | undefined;
    try {
      pack = await loadPack(language, wanted?.accent, decoder());
    } catch (error) {
      console.error(`voice ${language} cannot be loaded:`, error);
    }
    // Meanwhile the office has chosen another voice, which is loaded by itself.
    if (wanted !== current) return;
    if (pack !== undefined) packs.set(language, pack);
    const whole = pack !== undefined && pack.broken.length === 0 && pack.sounds.size > 0;
    missing.value = [...missing.value.filter((other) => other !== language), ...(whole ? [] : [language])];
    if (!whole) setTimeout(() => wanted === current && void load(language, wanted), RETRY_PACK_MS);
  }

  return {
    loaded,
    missing,
    of: (language) => packs.get(language),
    use({ accent, recordedAt }) {
      if (current !== undefined && current.accent === accent && current.recordedAt === recordedAt) return;
      const wanted = { accent, recordedAt };
      current = wanted;
      // A further language is spoken in few offices: nobody waits for it.
      void load('vi', wanted)
        .then(() => load('en', wanted))
        .finally(() => {
          tellLoaded();
          for (const language of FURTHER) void load(language, wanted);
        });
    },
  };
}
