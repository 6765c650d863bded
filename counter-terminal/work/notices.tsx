import { Icon } from '#common/web/icon.tsx';
import { words } from '../words.ts';
import { ActKey } from './act-key.tsx';
import { NoteText } from './note.tsx';
import type { Notice } from './notice-list.ts';
import { SmallKey } from './small-key.tsx';

/** Notices below the citizen: bar, sign and words, with their button. */
export function Notices({ notices, more }: { notices: readonly Notice[]; more: number }) {
  return (
    <section class="notices" aria-label={words().alert.region}>
      <ul>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </ul>
      {more > 0 && <p class="notices-more">{words().alert.more(more)}</p>}
    </section>
  );
}

function NoticeRow({ notice: { id, tone, sign, text, detail, act, top } }: { notice: Notice }) {
  return (
    <li>
      <div class={`notice notice-${tone}`}>
        <Icon svg={sign} />
        <p>
          <b>{text}</b>
          {detail !== undefined && <span>{detail}</span>}
        </p>
        {top === true && <SmallKey name="alert" label={words().alert.helpKey} cap />}
        {act !== undefined && <ActKey act={act.run} label={act.label} full={act.full} />}
      </div>
      <NoteText spots={top === true ? ['alert', id] : [id]} />
    </li>
  );
}
