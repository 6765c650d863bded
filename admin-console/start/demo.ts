import { signal } from '@preact/signals';
import { callApi } from '#common/web/api.ts';

interface DemoAnswer {
  readonly demo: boolean;
  /** Links that pair this browser at once. */
  readonly open: { readonly kiosk: string; readonly display: string };
}

/** Set where the demo office runs; a real office has no such address. */
export const demo = signal<DemoAnswer | undefined>(undefined);

export async function askForDemo(): Promise<void> {
  const answer = await callApi<DemoAnswer>('/api/demo');
  if (answer.ok && answer.body.demo) demo.value = answer.body;
}
