import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import type { PriorityClassView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { words } from '../words.ts';

/** «Người cao tuổi, khuyết tật, có công»: the word that all begin with is said once. */
export function classNames(classes: readonly PriorityClassView[], repeated: string): string {
  const names = classes.map(({ name }) => inLanguage(name));
  return names
    .map((name, index) => {
      const again = repeated !== '' && index > 0 && name.startsWith(repeated);
      const rest = again ? name.slice(repeated.length) : name;
      return index === 0 ? rest : rest.charAt(0).toLowerCase() + rest.slice(1);
    })
    .join(', ');
}

/** One optional touch: the class itself is not asked for, staff confirm it at the counter. */
export function Priority({ kiosk, brief = false }: { kiosk: Kiosk; brief?: boolean }) {
  const chosen = kiosk.priority.value;
  const text = words().priority;
  // An office may give ordinary and unspecified tickets a longest wait: they are no classes that a citizen belongs to.
  const classes = (kiosk.feed.view.value?.priorityClasses ?? []).filter(
    ({ code }) => code !== 'none' && code !== 'unspecified',
  );
  return (
    <button
      type="button"
      class={chosen ? 'priority chosen' : 'priority'}
      aria-pressed={chosen}
      data-priority
      onClick={() => {
        kiosk.priority.value = !chosen;
      }}
    >
      <span class="box">{chosen && <Icon svg={check} size="2.8rem" />}</span>
      <span class="priority-words">
        <span class="priority-claim">
          <b>{chosen ? text.chosen : text.claim}</b>{' '}
          <span class="quiet">{chosen ? `(${text.unchoose})` : `(${text.optional})`}</span>
        </span>
        {!brief && classes.length > 0 && <span class="priority-classes">{classNames(classes, text.repeatedWord)}</span>}
      </span>
    </button>
  );
}
