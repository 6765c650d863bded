import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import { useEffect } from 'preact/hooks';
import type { StaffView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { ActButton } from '../parts/act-button.tsx';
import { clockOrDay } from '../parts/when.ts';
import { words } from '../words.ts';
import { lastDone } from './acts.ts';
import { AlertRow } from './alert-row.tsx';
import { alertsFor } from './alerts.ts';
import { diskTrouble, watchDisk } from './disk.ts';

/** «Cần làm ngay», above all tables. */
export function AlertList({ view, now }: { view: StaffView; now: number }) {
  useEffect(watchDisk, []);
  const text = words().alerts;
  const alerts = alertsFor(view, now, diskTrouble.value);
  const newest = Math.max(...alerts.map(({ at }) => at));
  return (
    <section class="alerts" aria-labelledby="alerts-heading">
      <div class="section-head">
        <h2 id="alerts-heading">{text.heading}</h2>
        {alerts.length > 0 && (
          <p class="quiet">{text.count(alerts.length, clockOrDay(newest, now, view.office.timeZone))}</p>
        )}
      </div>
      {alerts.length === 0 ? (
        <p class="nothing">
          <Icon svg={checkCircle} size="22px" class="ok" /> {text.nothing}
        </p>
      ) : (
        <ul aria-live="polite">
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} view={view} now={now} />
          ))}
        </ul>
      )}
      <LastDone />
    </section>
  );
}

function LastDone() {
  const done = lastDone.value;
  return (
    <div role="status">
      {done !== undefined && (
        <p class="done">
          <span>{done.text}</span>
          {done.undo !== undefined && <ActButton label={words().done.undo} act={done.undo} />}
        </p>
      )}
    </div>
  );
}
