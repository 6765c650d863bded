import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Head } from './head.tsx';
import { words } from './words.ts';

const SLOW_AFTER_MS = 8_000;

/** Before the first data; after a while it says what to do instead of waiting. */
export function Connecting() {
  const slow = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      slow.value = true;
    }, SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [slow]);
  const text = words().connecting;
  return (
    <div class="sheet">
      <Head office={undefined} />
      <main class="body">
        <div class="state" role="status">
          <h1 class="state-title">{text.heading}</h1>
          {slow.value && <p class="state-line">{text.slow}</p>}
        </div>
      </main>
    </div>
  );
}
