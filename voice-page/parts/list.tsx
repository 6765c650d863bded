import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import { useEffect, useRef } from 'preact/hooks';
import type { VoiceAnswer } from '#common/contract/voice.ts';
import { Icon } from '#common/web/icon.tsx';
import type { VoiceDesk } from '../desk/desk.ts';
import { type Group, groupsOf, isRecorded, missingForCalls } from '../desk/order.ts';
import { words } from '../words.ts';

/** How far it is, and every word to read: those of the calls come first. */
export function List({ desk, view }: { desk: VoiceDesk; view: VoiceAnswer }) {
  const text = words();
  const { fragments } = view;
  const done = fragments.filter(isRecorded).length;
  const missing = missingForCalls(fragments);
  return (
    <>
      <div class="progress">
        <p class="strong" id="progress-words">
          {text.doneLong(done, fragments.length)}
        </p>
        <progress max={fragments.length} value={done} aria-labelledby="progress-words" />
        <p class={missing === 0 ? 'ok' : 'quiet'}>
          {missing === 0 && <Icon svg={check} />} {missing === 0 ? text.callsReady : text.callsNeed(missing)}
        </p>
      </div>
      {groupsOf(fragments).map((group) => (
        <GroupList key={group.group} desk={desk} group={group} />
      ))}
    </>
  );
}

function GroupList({ desk, group: { group, fragments, done } }: { desk: VoiceDesk; group: Group }) {
  const text = words();
  return (
    <section class="group">
      <h2>
        {text.groups[group]}{' '}
        <span class="count">
          <span aria-hidden="true">{text.done(done, fragments.length)}</span>
          <span class="visually-hidden">{text.doneLong(done, fragments.length)}</span>
        </span>
      </h2>
      <ul>
        {fragments.map((fragment) => (
          <li key={fragment.name}>
            <Word desk={desk} name={fragment.name} text={fragment.text} recorded={isRecorded(fragment)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Word({ desk, name, text, recorded }: { desk: VoiceDesk; name: string; text: string; recorded: boolean }) {
  const here = desk.chosen.value?.name === name;
  const key = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // On a phone the list stands below the card, which must not be scrolled away.
    if (here && matchMedia('(min-width: 900px)').matches) key.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <button
      ref={key}
      type="button"
      class="word"
      data-fragment={name}
      aria-current={here ? 'true' : undefined}
      onClick={() => desk.choose(name)}
    >
      <span>{text}</span>
      {recorded ? (
        <span class="word-done">
          <Icon svg={check} />
          <span class="visually-hidden">{words().sources.own}</span>
        </span>
      ) : (
        <span class="word-open" aria-hidden="true" />
      )}
    </button>
  );
}
