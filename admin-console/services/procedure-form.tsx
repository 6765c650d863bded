import type { Procedure } from '#common/contract/office.ts';
import { inLanguage } from '#common/web/language.ts';
import { BilingualField } from '../parts/bilingual-field.tsx';
import { CheckField } from '../parts/choice-fields.tsx';
import { isClock } from '../parts/clock-field.tsx';
import { TextField } from '../parts/fields.tsx';
import { type Complaints, useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { office, type ServiceItem, services } from '../resource.ts';
import { goTo, href } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { Forms } from './forms.tsx';
import { Papers } from './papers.tsx';
import { TimeLimitFields } from './time-limit-fields.tsx';

const BLANK: Procedure = {
  code: '',
  name: { vi: '', en: '' },
  papers: [],
  fee: { vi: '', en: '' },
  timeLimit: { unit: 'working-day', limit: 3, cutoff: null },
  illustrative: false,
};

/** One procedure of a field: papers, fee, time limit. It is saved with its field's list. */
export function ProcedureForm({ service, code }: { service: ServiceItem; code: string }) {
  const text = words().procedures;
  office.need();
  const papersOn = office.value.value?.parts.papers === true;
  const found = service.procedures.find((procedure) => procedure.code === code);
  const fresh = code === 'new';
  const back = href('services', service.id);
  const form = useForm<Procedure>({
    saved: found ?? BLANK,
    fresh,
    check: (draft) => check(draft, service, found),
    send: (draft) =>
      send(`/api/services/${service.id}`, {
        method: 'PATCH',
        body: {
          procedures: fresh
            ? [...service.procedures, tidy(draft)]
            : service.procedures.map((procedure) => (procedure.code === code ? tidy(draft) : procedure)),
        },
      }),
    onSaved: () => {
      const saved = form.value.code;
      void services.reload().then(() => {
        if (saved !== code)
          goTo('services', fresh ? service.id : `${service.id}/procedure/${encodeURIComponent(saved)}`);
      });
    },
  });
  const { value, locked, change } = form;
  // The server knows the procedure by its place in the list of its field.
  const index = fresh
    ? service.procedures.length
    : service.procedures.findIndex((procedure) => procedure.code === code);
  const errorAt = (path: string): string | undefined =>
    form.errorAt(path) ?? form.errorAt(`procedures/${index}/${path}`);
  const at = (path: string) => (language: 'vi' | 'en') => errorAt(`${path}/${language}`);
  if (found === undefined && !fresh) return <p class="quiet">{text.gone}</p>;
  return (
    <form class="form" onSubmit={form.submit} noValidate>
      <p>
        <a class="text-link" href={back}>
          {text.backTo(inLanguage(service.name))}
        </a>
      </p>
      <h2>{fresh ? text.newHeading : inLanguage(found?.name ?? BLANK.name)}</h2>
      <TextField
        label={text.code}
        hint={text.codeHint}
        narrow
        maxLength={20}
        value={value.code}
        error={errorAt('code')}
        locked={locked}
        onInput={(next) => change({ code: next.trim() })}
      />
      <BilingualField
        label={text.name}
        value={value.name}
        errorAt={at('name')}
        locked={locked}
        onInput={(name) => change({ name })}
      />
      <Papers papers={value.papers} errorAt={errorAt} locked={locked} onChange={(papers) => change({ papers })} />
      <BilingualField
        label={text.fee}
        hint={text.feeHint}
        value={value.fee}
        errorAt={at('fee')}
        locked={locked}
        onInput={(fee) => change({ fee })}
      />
      <TimeLimitFields
        value={value.timeLimit}
        errorAt={errorAt}
        locked={locked}
        onChange={(timeLimit) => change({ timeLimit })}
      />
      {papersOn && (
        <>
          <Forms forms={value.forms ?? []} errorAt={errorAt} locked={locked} onChange={(forms) => change({ forms })} />
          <TextField
            label={text.source}
            hint={text.sourceHint}
            maxLength={400}
            value={value.source ?? ''}
            error={errorAt('source')}
            locked={locked}
            onInput={(source) => change({ source })}
          />
        </>
      )}
      <CheckField
        label={text.illustrative}
        hint={text.illustrativeHint}
        value={value.illustrative}
        locked={locked}
        onInput={(illustrative) => change({ illustrative })}
      />
      <FormBar form={form} {...(fresh ? { label: text.create, cancel: back } : {})} />
    </form>
  );
}

/** What was left empty is not there. */
function tidy({ forms = [], source = '', ...draft }: Procedure): Procedure {
  return {
    ...draft,
    ...(forms.length === 0 ? {} : { forms }),
    ...(source.trim() === '' ? {} : { source: source.trim() }),
  };
}

function check(draft: Procedure, service: ServiceItem, own: Procedure | undefined): Complaints {
  const text = words();
  const { required, vietnameseFirst } = text.form;
  const taken = service.procedures.some((other) => other !== own && other.code === draft.code);
  const { limit, cutoff } = draft.timeLimit;
  return {
    ...(/^[0-9A-Za-z.]{1,20}$/.test(draft.code) ? {} : { code: text.procedures.codeRule }),
    ...(taken ? { code: text.procedures.codeTaken } : {}),
    ...(draft.name.vi.trim() === '' ? { 'name/vi': required } : {}),
    ...(draft.fee.vi.trim() === '' ? { 'fee/vi': text.procedures.feeRequired } : {}),
    ...(Number.isInteger(limit) && limit <= 400 ? {} : { 'timeLimit/limit': text.procedures.limitRule }),
    ...(cutoff === null || isClock(cutoff) ? {} : { 'timeLimit/cutoff': text.spans.clockRule }),
    ...Object.fromEntries(
      (draft.forms ?? []).flatMap(({ name, url }, index) => [
        ...(name.vi.trim() === '' ? [[`forms/${index}/name/vi`, required]] : []),
        ...(/^https?:\/\/[^\s"<>]+$/.test(url) ? [] : [[`forms/${index}/url`, text.procedures.formRule]]),
      ]),
    ),
    ...Object.fromEntries(
      draft.papers.flatMap(({ name, hint }, index) => [
        ...(name.vi.trim() === '' ? [[`papers/${index}/name/vi`, required]] : []),
        ...(hint !== undefined && hint.vi.trim() === '' ? [[`papers/${index}/hint/vi`, vietnameseFirst]] : []),
      ]),
    ),
  };
}
