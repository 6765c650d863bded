import { feed, now as serverNow } from '../live.ts';
import { PageHead } from '../parts/page-head.tsx';
import { words } from '../words.ts';
import { AlertList } from './alert-list.tsx';
import { CountersTable } from './counters-table.tsx';
import { Figures } from './figures.tsx';
import { Machines } from './machines.tsx';
import { QueuesTable } from './queues-table.tsx';
import { SetUp } from './set-up.tsx';
import '../styles/now.css';

/** «Hiện tại»: what needs a hand, then how it goes. */
export function NowPage() {
  const open = feed.value;
  const view = open?.view.value;
  // Old data keeps the time of its last heartbeat: nobody waits longer because a cable is out.
  const now = open?.link.value === 'lost' ? open.lastAt.value : serverNow();
  return (
    <>
      <PageHead title={words().menu.now} />
      {view === undefined ? (
        <p class="quiet loading" role="status">
          {words().loading}
        </p>
      ) : (
        <div class={open?.link.value === 'lost' ? 'now old' : 'now'}>
          <Figures view={view} now={now} />
          <SetUp view={view} />
          <AlertList view={view} now={now} />
          <div class="now-tables">
            <CountersTable view={view} now={now} />
            <QueuesTable view={view} now={now} />
          </div>
          <Machines view={view} now={now} />
        </div>
      )}
    </>
  );
}
