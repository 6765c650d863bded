import calendar from '@phosphor-icons/core/bold/calendar-x-bold.svg?raw';
import filePapers from '@phosphor-icons/core/bold/file-magnifying-glass-bold.svg?raw';
import moon from '@phosphor-icons/core/bold/moon-bold.svg?raw';
import type { KioskView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { language } from '#common/web/language.ts';
import { Qr } from '#common/web/qr.tsx';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { useMinute } from '../kiosk/minute.ts';
import { todayRows, weekRows, whenOpen, whyClosed } from '../kiosk/opening.ts';
import { Foot } from '../parts/foot.tsx';
import { Heading } from '../parts/heading.tsx';
import { words } from '../words.ts';

const PORTAL = 'https://dichvucong.gov.vn';

/** Outside the hours: when to come back comes first; papers and filing online still work. */
export function Closed({ kiosk, view }: { kiosk: Kiosk; view: KioskView }) {
  const text = words().closed;
  const { opening, office } = view;
  const now = useMinute(kiosk.feed);
  const next =
    opening.opensAt === undefined
      ? undefined
      : whenOpen(Date.parse(opening.opensAt), now, office.timeZone, language.value);
  const rows = opening.week === undefined ? todayRows(opening.today) : weekRows(opening.week);
  return (
    <>
      <main class="screen closed">
        <div class="closed-when">
          <p class="closed-why">
            <Icon svg={opening.today.length === 0 ? calendar : moon} size="4.8rem" />
            <span>{whyClosed(opening, now, office.timeZone)}</span>
          </p>
          <Heading>
            {next === undefined ? (
              text.unknown
            ) : (
              <>
                {text.comeBack} <span class="when">{next.when}</span>
              </>
            )}
          </Heading>
          {next?.date !== undefined && <p class="closed-date">{next.date}</p>}
        </div>
        {rows.length > 0 && (
          <section class="hours">
            <h2>{opening.week === undefined ? text.hoursToday : text.hours}</h2>
            <dl>
              {rows.map(({ name, hours }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{hours}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <section class="online">
          <Qr text={PORTAL} label={text.qr} />
          <div>
            <h2>{text.online}</h2>
            <p>{text.portal}</p>
            <p>dichvucong.gov.vn</p>
          </div>
        </section>
        <button type="button" class="wide-key act" data-enter onClick={() => kiosk.go({ kind: 'papers', page: 0 })}>
          <Icon svg={filePapers} size="4.8rem" />
          <span>{words().papers.heading}</span>
        </button>
      </main>
      {/* Nobody would come. */}
      <Foot kiosk={kiosk} help={false} />
    </>
  );
}
