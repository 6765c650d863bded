/** «Tôi cần giúp đỡ»: asked at this kiosk, answered by staff through the feed. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { KioskView } from '#common/contract/views.ts';
import { callApi } from '#common/web/api.ts';

export type HelpState =
  | { readonly kind: 'none' | 'sending' | 'failed' | 'requested' }
  | { readonly kind: 'coming'; readonly counterNumber: number | undefined };

export interface Help {
  readonly state: ReadonlySignal<HelpState>;
  ask(): Promise<void>;
  /** Takes the call back, or ends it when the citizen was helped. */
  end(): Promise<void>;
}

type Sent = 'no' | 'sending' | 'sent' | 'failed';

export function createHelp(view: ReadonlySignal<KioskView | undefined>): Help {
  const sent = signal<Sent>('no');
  /** Calls that were ended here and that the feed may still show for a moment. */
  const ended = signal<string | undefined>(undefined);
  const told = computed(() => {
    const help = view.value?.help;
    return help === undefined || help.id === ended.value ? undefined : help;
  });

  // From the feed on it is the feed that knows: when staff end the call, it is over here too.
  effect(() => {
    if (told.value !== undefined && sent.peek() !== 'no') sent.value = 'no';
  });

  return {
    state: computed((): HelpState => {
      const help = told.value;
      if (help?.state === 'answered') return { kind: 'coming', counterNumber: help.counterNumber };
      if (help !== undefined || sent.value === 'sent') return { kind: 'requested' };
      return { kind: sent.value === 'no' ? 'none' : sent.value };
    }),
    async ask() {
      if (told.peek() !== undefined || sent.peek() === 'sending') return;
      sent.value = 'sending';
      const { ok } = await callApi('/api/help', { method: 'POST' });
      if (sent.peek() === 'sending') sent.value = ok ? 'sent' : 'failed';
    },
    async end() {
      const id = view.peek()?.help?.id;
      sent.value = 'no';
      if (id !== undefined) ended.value = id;
      const { ok } = await callApi('/api/help', { method: 'DELETE' });
      // Not taken back: the staff still see it, so the screen must too.
      if (!ok) ended.value = undefined;
    },
  };
}
