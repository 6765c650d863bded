import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { words } from '../words.ts';
import type { Sheet } from './sheet.tsx';
// A style is not waited for with its script.
import '../styles/sheet.css';

/** The sheet is rarely needed: its script comes when somebody opens it. */
export function SheetLater() {
  const loaded = useSignal<{ readonly part?: typeof Sheet; readonly failed: boolean }>({ failed: false });
  const load = (): void => {
    loaded.value = { failed: false };
    import('./sheet.tsx').then(
      ({ Sheet: part }) => {
        loaded.value = { part, failed: false };
      },
      () => {
        loaded.value = { failed: true };
      },
    );
  };
  useEffect(load, []);
  const { part: Part, failed } = loaded.value;
  if (Part !== undefined) return <Part />;
  if (!failed) {
    return (
      <p class="quiet loading" role="status">
        {words().loading}
      </p>
    );
  }
  return (
    <button type="button" class="button" onClick={load}>
      {words().again}
    </button>
  );
}
