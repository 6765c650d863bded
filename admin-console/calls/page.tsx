import { view } from '../live.ts';
import { PageHead } from '../parts/page-head.tsx';
import { route } from '../router.ts';
import { words } from '../words.ts';
import { CallList } from './list.tsx';
import { Replay } from './replay.tsx';
import { callWords } from './words.ts';

/** «Lượt gọi»: `#/calls/123` plays one call again; `#/calls/of/ID` lists those of a ticket; `#/calls/on/2026-11-24` those of a day. */
export function CallsPage() {
  const { rest } = route.value;
  const [kind = '', name = ''] = rest.split('/');
  const text = callWords();
  const off = view() !== undefined && view()?.parts?.reasons !== true;
  return (
    <>
      <PageHead title={words().menu.calls} />
      {off ? (
        <div class="empty calls">
          <p class="empty-heading">{text.off}</p>
          <p>{text.offWhy}</p>
        </div>
      ) : /^\d+$/.test(kind) ? (
        <Replay key={kind} seq={kind} />
      ) : (
        <CallList key={rest} ticket={kind === 'of' ? name : ''} day={kind === 'on' ? name : ''} />
      )}
    </>
  );
}
