import type { ReadonlySignal } from '@preact/signals';
import type { DisplayService, DisplayView } from '#common/contract/views.ts';
import { isPortrait } from './fit.ts';
import { keepTogether } from './pieces.ts';
import { turnOf } from './tick.ts';
import { words } from './words.ts';

type Services = DisplayView['services'];

/** More fields than fit are shown page by page, each so long. */
const PAGE_MS = 10_000;
const GRID_FULL = 8;
const GRID_DENSE = 10;
const STRIP_COLUMNS = 4;
const STRIP_ROWS = 3;
/** A full name longer than this would need a third line. */
const NAME_FITS = 40;

/** Rows of the strip beneath the pictures: its first cell is the heading. */
export function waitingRows(services: Services): number {
  return Math.min(STRIP_ROWS, Math.ceil((Object.keys(services).length + 1) / STRIP_COLUMNS));
}

/** How many people wait in each field. */
export function Waiting({
  services,
  shape,
  now,
}: {
  readonly services: Services;
  readonly shape: 'grid' | 'strip';
  readonly now: ReadonlySignal<number>;
}) {
  const all = Object.values(services).sort((a, b) => a.position - b.position || (a.prefix < b.prefix ? -1 : 1));
  if (all.length === 0) return null;
  const dense = shape === 'grid' && all.length > GRID_FULL;
  const size = shape === 'strip' ? STRIP_COLUMNS * STRIP_ROWS - 1 : dense ? GRID_DENSE : GRID_FULL;
  const pages = Math.ceil(all.length / size);
  const page = pages === 1 ? 0 : turnOf(pages, PAGE_MS, now.value);
  const shown = all.slice(page * size, (page + 1) * size);
  const rows = shape === 'strip' ? waitingRows(services) : Math.ceil(Math.min(all.length, size) / 2);
  const short = shape === 'strip' || dense || isPortrait();
  return (
    <section class={`waiting waiting-${shape}`} aria-label={words.waiting} style={{ '--rows': rows }}>
      <div class="list-head" aria-hidden="true">
        <span>
          {shape === 'strip' ? words.waitingShort : words.waiting}
          {pages > 1 && <small> {words.page(page + 1, pages)}</small>}
        </span>
        <span>{words.people}</span>
      </div>
      <ul>
        {shown.map((service, index) => {
          const row = shape === 'strip' ? Math.floor((index + 1) / STRIP_COLUMNS) : index % rows;
          return <WaitingRow key={service.id} service={service} short={short} last={row === rows - 1} />;
        })}
      </ul>
    </section>
  );
}

interface WaitingRowProps {
  readonly service: DisplayService;
  readonly short: boolean;
  /** In the last row: no line beneath. */
  readonly last: boolean;
}

function WaitingRow({ service, short, last }: WaitingRowProps) {
  const name = short || service.name.vi.length > NAME_FITS ? service.shortName.vi : service.name.vi;
  return (
    <li class={last ? 'last' : undefined}>
      {service.prefix !== '' && <span class="tile">{service.prefix}</span>}
      <span class="waiting-name">{keepTogether(name)}</span>
      <span class="waiting-count">
        <span aria-hidden="true">{service.waiting}</span>
        <span class="visually-hidden">{words.peopleWaiting(service.waiting)}</span>
      </span>
    </li>
  );
}
