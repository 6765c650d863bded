/** Five faces, then what was good or bad: the same on the tablet of a counter and on a phone (SPEC J90). */
import angry from '@phosphor-icons/core/bold/smiley-angry-bold.svg?raw';
import good from '@phosphor-icons/core/bold/smiley-bold.svg?raw';
import middling from '@phosphor-icons/core/bold/smiley-meh-bold.svg?raw';
import sad from '@phosphor-icons/core/bold/smiley-sad-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import type { RatingBody, RatingTopic } from '#common/contract/rating.ts';
import { Icon } from '../icon.tsx';
import { inLanguage } from '../language.ts';
import { LAUGH } from './laugh.ts';
import { ratingWords } from './words.ts';

const SIGNS = [angry, sad, middling, good, LAUGH];
const TOPICS: readonly RatingTopic[] = ['wait', 'guidance', 'manner', 'trips', 'place'];

export interface VoteProps {
  /** Answers why it was not taken, or nothing. */
  readonly send: (vote: RatingBody) => Promise<Problem | undefined>;
  readonly onDone: () => void;
  /** A face that was touched counts by itself after so long: many walk away then. Never when left out. */
  readonly sendAfterMs?: number;
}

export function Vote({ send, onDone, sendAfterMs }: VoteProps) {
  const score = useSignal(0);
  const topics = useSignal<readonly RatingTopic[]>([]);
  const busy = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const text = ratingWords();

  const submit = async (): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    const found = await send({ score: score.peek(), topics: [...topics.peek()] });
    busy.value = false;
    // Taken already, perhaps by this very touch whose answer was lost: nothing is left to do.
    if (found === undefined || found.code === 'rating.done') onDone();
    else problem.value = found;
  };
  useEffect(() => {
    if (score.value === 0 || sendAfterMs === undefined) return;
    const timer = setTimeout(() => void submit(), sendAfterMs);
    return () => clearTimeout(timer);
  }, [score.value, topics.value]);
  useEffect(() => {
    if (score.value > 0) heading.current?.focus();
  }, [score.value > 0]);

  if (score.value === 0) {
    return (
      <section class="vote">
        <h2>{text.ask}</h2>
        <div class="vote-faces">
          {text.faces.map((name, place) => (
            <button
              key={name}
              type="button"
              class="vote-face"
              onClick={() => {
                score.value = place + 1;
              }}
            >
              <Icon svg={SIGNS[place] ?? ''} size="3.5em" />
              <span>{name}</span>
            </button>
          ))}
        </div>
        <p class="vote-secret">{text.secret}</p>
      </section>
    );
  }
  return (
    <section class="vote">
      <p class="vote-chosen">
        <Icon svg={SIGNS[score.value - 1] ?? ''} size="1.5em" /> {text.faces[score.value - 1]}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {score.value >= 4 ? text.whatGood : text.whatBad}
      </h2>
      <p>{text.mayChoose}</p>
      <div class="vote-topics">
        {TOPICS.map((topic) => {
          const chosen = topics.value.includes(topic);
          return (
            <button
              key={topic}
              type="button"
              class="vote-topic"
              aria-pressed={chosen}
              onClick={() => {
                topics.value = chosen ? topics.value.filter((one) => one !== topic) : [...topics.value, topic];
              }}
            >
              {text.topics[topic]}
            </button>
          );
        })}
      </div>
      {problem.value !== undefined && (
        <p role="alert" class="vote-problem">
          {inLanguage(problem.value.message)}
        </p>
      )}
      <div class="vote-acts">
        <button
          type="button"
          class="vote-again"
          onClick={() => {
            score.value = 0;
            topics.value = [];
            problem.value = undefined;
          }}
        >
          {text.again}
        </button>
        <button type="button" class="vote-send" aria-busy={busy.value} onClick={() => void submit()}>
          {busy.value ? text.sending : text.send}
        </button>
      </div>
    </section>
  );
}

/** After the vote; which it was stands nowhere any more. */
export function Thanks({ first = false }: { /** Its heading is the page's own. */ readonly first?: boolean }) {
  const text = ratingWords();
  return (
    <section class="vote" role="status">
      {first ? <h1>{text.thanks}</h1> : <h2>{text.thanks}</h2>}
      <p>{text.thanksWhy}</p>
    </section>
  );
}
