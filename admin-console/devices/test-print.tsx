import printerSign from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import { Icon } from '#common/web/icon.tsx';
import { feed } from '../live.ts';
import { ActButton } from '../parts/act-button.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import type { PrinterItem } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';

type Outcome =
  | { readonly at: 'printing' | 'printed' | 'unconfirmed' | 'silent' }
  | { readonly at: 'failed'; readonly state: string; readonly reason: string | undefined };

interface Test {
  readonly jobId: string;
  readonly outcome: Outcome;
}

const SILENT_AFTER_MS = 60_000;

/** Prints a test slip and tells what became of it, as the printer reports it. */
export function TestPrint({ printer }: { printer: PrinterItem }) {
  const text = words().printers;
  const test = useSignal<Test | undefined>(undefined);

  useEffect(() => {
    // The outcome may come before the answer that tells the job's id, so every outcome is kept until then.
    const early = new Map<string, Outcome>();
    const take = (jobId: string, outcome: Outcome): void => {
      early.set(jobId, outcome);
      const [oldest] = early.keys();
      if (early.size > 20 && oldest !== undefined) early.delete(oldest);
      if (test.value?.jobId === jobId) test.value = { jobId, outcome };
    };
    const stopListening = feed.value?.onEvent(({ event }) => {
      const { type, jobId, state, reason } = event;
      if (typeof jobId !== 'string') return;
      if (type === 'print.printed') take(jobId, { at: state === 'unconfirmed' ? 'unconfirmed' : 'printed' });
      if (type === 'print.failed') take(jobId, { at: 'failed', state: String(state ?? ''), reason });
    });
    const stopWaiting = test.subscribe((current) => {
      const found = current?.outcome.at === 'printing' ? early.get(current.jobId) : undefined;
      if (current !== undefined && found !== undefined) test.value = { jobId: current.jobId, outcome: found };
    });
    return () => {
      stopListening?.();
      stopWaiting();
    };
  }, [test]);

  const printing = test.value?.outcome.at === 'printing';
  useEffect(() => {
    if (!printing) return;
    const timer = setTimeout(() => {
      if (test.value !== undefined) test.value = { ...test.value, outcome: { at: 'silent' } };
    }, SILENT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [printing, test]);

  const print = async (): Promise<Problem | undefined> => {
    test.value = undefined;
    const answer = await send<{ jobId: string }>(`/api/printers/${printer.id}/test`, { method: 'POST' });
    if (!answer.ok) return answer.problem;
    test.value = { jobId: answer.body.jobId, outcome: { at: 'printing' } };
    return undefined;
  };

  return (
    <div class="act-row test-print">
      <ActButton
        act={print}
        label={
          <>
            <Icon svg={printerSign} size="18px" /> {text.test}
          </>
        }
      />
      <span role="status">
        {test.value !== undefined && <Told outcome={test.value.outcome} driver={printer.driver} />}
      </span>
    </div>
  );
}

function Told({ outcome, driver }: { outcome: Outcome; driver: PrinterItem['driver'] }) {
  const text = words().printers;
  switch (outcome.at) {
    case 'printing':
      return <StateMark weight="quiet" text={text.printing} />;
    case 'printed':
      return <StateMark weight="ok" text={driver === 'file' ? text.written : text.printed} />;
    case 'unconfirmed':
      return <StateMark weight="warn" text={text.unconfirmed} />;
    case 'silent':
      return <StateMark weight="warn" text={text.noAnswer} />;
    case 'failed':
      return <StateMark weight="bad" text={text.failed(outcome.state, words().printReason(outcome.reason))} />;
  }
}
