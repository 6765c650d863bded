import type { Procedure } from '#common/contract/office.ts';
import { BilingualField } from '../parts/bilingual-field.tsx';
import { Complaint } from '../parts/field-frame.tsx';
import { ListEditor } from '../parts/list-editor.tsx';
import { words } from '../words.ts';

type Paper = Procedure['papers'][number];

export interface PapersProps {
  readonly papers: readonly Paper[];
  readonly onChange: (papers: Paper[]) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly locked: boolean;
}

/** The papers that a procedure needs, in the order in which the slip and the kiosk list them. */
export function Papers({ papers, onChange, errorAt, locked }: PapersProps) {
  const text = words().procedures;
  return (
    <section class="form-part">
      <h3>{text.papers}</h3>
      <ListEditor
        items={papers}
        onChange={(next) => onChange([...next])}
        blank={() => ({ name: { vi: '', en: '' } })}
        nameOf={(index) => text.paper(index + 1)}
        addLabel={text.addPaper}
        empty={text.noPapers}
        most={20}
        locked={locked}
        movable
        render={(paper, change, index) => (
          <PaperFields
            paper={paper}
            onChange={change}
            errorAt={(path) => errorAt(`papers/${index}/${path}`)}
            locked={locked}
            number={index + 1}
          />
        )}
      />
      <Complaint id="papers" error={papers.length === 0 ? errorAt('papers') : undefined} />
    </section>
  );
}

interface PaperFieldsProps {
  readonly paper: Paper;
  readonly onChange: (paper: Paper) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly locked: boolean;
  readonly number: number;
}

function PaperFields({ paper, onChange, errorAt, locked, number }: PaperFieldsProps) {
  const text = words().procedures;
  const { name, hint } = paper;
  return (
    <>
      <BilingualField
        label={text.paper(number)}
        value={name}
        errorAt={(language) => errorAt(`name/${language}`)}
        locked={locked}
        onInput={(next) => onChange({ ...paper, name: next })}
      />
      {hint === undefined ? (
        !locked && (
          <button
            type="button"
            class="text-button"
            onClick={() => onChange({ ...paper, hint: { vi: '', en: '' } })}
            aria-label={text.addHintTo(number)}
          >
            {text.addHint}
          </button>
        )
      ) : (
        <BilingualField
          label={text.paperHint}
          value={hint}
          errorAt={(language) => errorAt(`hint/${language}`)}
          locked={locked}
          onInput={(next) => onChange(next.vi === '' && next.en === '' ? { name } : { name, hint: next })}
        />
      )}
    </>
  );
}
