import { words } from '../words.ts';

/** Gold plates of the counters that serve the field: «5 hoặc 6». */
export function Plates({ numbers }: { numbers: readonly number[] }) {
  const { or } = words().number;
  return (
    <p class={numbers.length > 3 ? 'plates many' : 'plates'}>
      <span class="visually-hidden">{numbers.join(` ${or} `)}</span>
      {numbers.map((number, index) => (
        <span key={number} class="plate-and-word" aria-hidden="true">
          {index > 0 && index === numbers.length - 1 && <span class="or">{or}</span>}
          <span class="plate">{number}</span>
        </span>
      ))}
    </p>
  );
}
