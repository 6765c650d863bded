import type { ComponentChildren } from 'preact';

export interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly locked?: boolean;
}

interface FrameProps extends FieldProps {
  readonly id: string;
  readonly children: ComponentChildren;
  readonly narrow?: boolean;
}

/** Label above, hint and complaint below, both told to screen readers. */
export function Frame({ id, label, hint, error, narrow = false, children }: FrameProps) {
  return (
    <div class={narrow ? 'field narrow' : 'field'}>
      <label for={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Complaint id={id} error={error} />
    </div>
  );
}

/** What is wrong, beside its field. */
export function Complaint({ id, error }: { id: string; error: string | undefined }) {
  return error === undefined ? null : (
    <p class="field-error" id={`${id}-error`}>
      {error}
    </p>
  );
}

/** Ids of the hint and of the complaint, for the field itself. */
export const describedBy = (id: string, { hint, error }: FieldProps): string | undefined =>
  [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean).join(' ') ||
  undefined;
