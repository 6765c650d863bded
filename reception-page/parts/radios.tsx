export interface Choice {
  readonly value: string | undefined;
  readonly label: string;
}

/** One of a few: each a key that can be hit with a finger. */
export function Radios({
  legend,
  name,
  chosen,
  choices,
  choose,
}: {
  legend: string;
  name: string;
  chosen: string | undefined;
  choices: readonly Choice[];
  choose: (value: string | undefined) => void;
}) {
  return (
    <fieldset class="radios">
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value ?? ''} class={value === chosen ? 'radio radio-chosen' : 'radio'}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => choose(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
