import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { DisplayView } from '#common/contract/views.ts';
import type { Feed } from '#common/web/feed-client.ts';
import type { Player } from './player.ts';

export type SoundTrouble = 'sound-blocked' | 'voice-missing' | null;

/** What keeps this screen from speaking, for the page and for the server; nothing when the office wants no voice. */
export function reportSound(feed: Feed<DisplayView>, player: Player): ReadonlySignal<SoundTrouble> {
  const trouble = computed<SoundTrouble>(() => {
    const voice = feed.view.value?.voice;
    if (voice === undefined || !voice.enabled) return null;
    if (player.blocked.value) return 'sound-blocked';
    const { value: missing } = player.missing;
    const lacks = voice.languages === 'vi' ? missing.includes('vi') : missing.length > 0;
    return lacks ? 'voice-missing' : null;
  });
  effect(() => feed.report(trouble.value));
  return trouble;
}
