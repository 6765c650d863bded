/** The state of one form: draft, what is saved, what the server said. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import type { ApiResult } from '#common/web/api.ts';
import { inLanguage } from '#common/web/language.ts';
import { markUnsaved } from '../router.ts';
import { isAdmin } from '../session.ts';

export type FormStatus = 'same' | 'changed' | 'sending' | 'saved';

/** Complaints by path, e.g. `name/vi` or `hours/week/0`. */
export type Complaints = Readonly<Record<string, string | undefined>>;

export interface Form<T> {
  readonly value: T;
  readonly status: FormStatus;
  /** True for those who may look only. */
  readonly locked: boolean;
  /** Somebody else saved another version while this one was being changed. */
  readonly overtaken: boolean;
  /** The server's refusal. */
  readonly problem: Problem | undefined;
  change(patch: Partial<T>): void;
  /** What is wrong at a path or below it. */
  errorAt(path: string): string | undefined;
  submit(event?: Event): void;
  /** Takes all changes back. */
  reset(): void;
}

export interface FormOptions<T, Body> {
  /** What is saved now; a new version is taken over unless somebody is changing this one. */
  readonly saved: T;
  readonly send: (value: T) => Promise<ApiResult<Body>>;
  readonly onSaved?: (body: Body) => void;
  /** What is wrong before the server has to say so. */
  readonly check?: (value: T) => Complaints;
  /** A form for something new holds nothing that was saved. */
  readonly fresh?: boolean;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Makes a form; everything that it tells is read while the component renders. */
export function useForm<T extends object, Body = unknown>(options: FormOptions<T, Body>): Form<T> {
  const { saved, send, onSaved, check, fresh = false } = options;
  const base = useSignal(saved);
  const draft = useSignal(saved);
  const sending = useSignal(false);
  const stored = useSignal(false);
  const overtaken = useSignal(false);
  const tried = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  const mark = useMemo(() => Symbol('form'), []);
  const known = useRef(saved);

  if (!same(known.current, saved)) {
    known.current = saved;
    const untouched = same(draft.peek(), base.peek());
    base.value = saved;
    if (untouched) draft.value = saved;
    else if (!same(draft.peek(), saved)) overtaken.value = true;
  }

  const changed = !same(draft.value, base.value);
  useEffect(() => markUnsaved(mark, changed), [mark, changed]);
  useEffect(() => () => markUnsaved(mark, false), [mark]);

  const complaints = tried.value ? (check?.(draft.value) ?? {}) : {};
  const locked = !isAdmin.value;

  const submit = async (): Promise<void> => {
    if (sending.value || locked) return;
    tried.value = true;
    problem.value = undefined;
    if (Object.values(check?.(draft.value) ?? {}).some((found) => found !== undefined)) return focusFirstError();
    const sent = draft.value;
    sending.value = true;
    const answer = await send(sent);
    sending.value = false;
    if (!answer.ok) {
      problem.value = answer.problem;
      return focusFirstError();
    }
    tried.value = false;
    overtaken.value = false;
    stored.value = true;
    base.value = sent;
    // Leaving for the new item's own page is no loss.
    if (same(draft.value, sent)) markUnsaved(mark, false);
    onSaved?.(answer.body);
  };

  return {
    value: draft.value,
    locked,
    overtaken: overtaken.value,
    problem: problem.value,
    status: sending.value ? 'sending' : changed || fresh ? 'changed' : stored.value ? 'saved' : 'same',
    change(patch) {
      draft.value = { ...draft.value, ...patch };
      stored.value = false;
      if (problem.value?.field !== undefined) problem.value = undefined;
    },
    errorAt: (path) => complaintAt(complaints, path) ?? refusalAt(problem.value, path),
    submit(event) {
      event?.preventDefault();
      void submit();
    },
    reset() {
      draft.value = base.value;
      tried.value = false;
      overtaken.value = false;
      problem.value = undefined;
    },
  };
}

const under = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

function complaintAt(complaints: Complaints, place: string): string | undefined {
  return Object.entries(complaints).find(([path, found]) => found !== undefined && under(path, place))?.[1];
}

function refusalAt(problem: Problem | undefined, place: string): string | undefined {
  if (problem?.field === undefined || !under(problem.field, place)) return undefined;
  return sentenceOf(problem);
}

/** The server's sentence; beside the field its technical path says nothing to anybody. */
export function sentenceOf(problem: Problem): string {
  const sentence = inLanguage(problem.message);
  if (problem.field === undefined) return sentence;
  return sentence.replace(` mục «${problem.field}»`, ' mục này').replace(`“${problem.field}”`, 'this field');
}

/** The eye and the screen reader are taken to the first field that has to be put right. */
function focusFirstError(): void {
  setTimeout(() => {
    const field = document.querySelector<HTMLElement>('form [aria-invalid="true"]');
    field?.focus();
  }, 50);
}
