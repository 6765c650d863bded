import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import plugs from '@phosphor-icons/core/fill/plugs-fill.svg?raw';
import { Cells } from '#common/web/cells.tsx';
import { Icon } from '#common/web/icon.tsx';
import { language } from '#common/web/language.ts';
import { clockTimeSeconds, fullDate } from '#common/web/time.ts';
import { feed } from '../live.ts';
import { words } from '../words.ts';

/** Title of a page, with the state of the connection and the age of what is shown (SPEC R11). */
export function PageHead({ title }: { title: string }) {
  const text = words().link;
  const open = feed.value;
  const view = open?.view.value;
  const at = open?.lastAt.value ?? 0;
  const live = open?.link.value === 'live';
  return (
    <>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="page-state">
          {live ? (
            <span class="state ok">
              <Icon svg={checkCircle} size="18px" /> {text.live}
            </span>
          ) : (
            <span class="state quiet">{text.connecting}</span>
          )}
          {view !== undefined && at > 0 && (
            <>
              <span class="quiet">
                {text.updated} <Cells text={clockTimeSeconds(at, view.office.timeZone)} />
              </span>
              <strong>{fullDate(at, view.office.timeZone, language.value)}</strong>
            </>
          )}
        </p>
      </div>
      <div role="alert">
        {open?.link.value === 'lost' && view !== undefined && (
          <p class="notice bad">
            <Icon svg={plugs} size="22px" />
            <span class="notice-words">
              <strong>{text.lost}</strong> {text.lostWhy(clockTimeSeconds(at, view.office.timeZone))}
            </span>
          </p>
        )}
      </div>
    </>
  );
}
