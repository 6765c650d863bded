import type { AppointmentPlan } from '#common/contract/appointments.ts';
import { inLanguage } from '#common/web/language.ts';
import { WeekEditor } from '../hours/week-editor.tsx';
import { CheckField } from '../parts/choice-fields.tsx';
import { NumberField } from '../parts/fields.tsx';
import { type Complaints, useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { Reading } from '../parts/workbench.tsx';
import { appointmentPlans, type ServiceItem } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';

interface Draft {
  readonly on: boolean;
  readonly plan: AppointmentPlan;
}

const MORNINGS: AppointmentPlan['week'] = Array.from({ length: 7 }, (_, day) => (day < 5 ? [['08:00', '11:00']] : []));
const FIRST: AppointmentPlan = {
  week: MORNINGS,
  slotMinutes: 30,
  capacity: 2,
  daysAhead: 14,
  mostPerPhone: 2,
  minutesBefore: 15,
  minutesAfter: 10,
};
/** Figures of a plan with the least and the most that each may be. */
const FIGURES = {
  slotMinutes: [5, 240],
  capacity: [1, 50],
  daysAhead: [0, 60],
  mostPerPhone: [1, 20],
  minutesBefore: [0, 120],
  minutesAfter: [0, 120],
} as const;
type Figure = keyof typeof FIGURES;
const NAMES: readonly Figure[] = [
  'slotMinutes',
  'capacity',
  'daysAhead',
  'mostPerPhone',
  'minutesBefore',
  'minutesAfter',
];

function check({ on, plan }: Draft): Complaints {
  if (!on) return {};
  return Object.fromEntries(
    NAMES.map((name) => {
      const [least, most] = FIGURES[name];
      const fits = plan[name] >= least && plan[name] <= most;
      return [`plan/${name}`, fits ? undefined : words().appointments.between(least, most)];
    }),
  );
}

/** What citizens may book of a field, beside its own form while the office uses appointments (SPEC J50). */
export function AppointmentsForm({ service }: { service: ServiceItem }) {
  const plans = appointmentPlans.value.value;
  return (
    <>
      <Reading lists={[appointmentPlans]} />
      {plans !== undefined && <PlanForm service={service} plan={plans.get(service.id)} />}
    </>
  );
}

function PlanForm({ service, plan }: { service: ServiceItem; plan: AppointmentPlan | undefined }) {
  const text = words().appointments;
  const form = useForm<Draft>({
    saved: { on: plan !== undefined, plan: plan ?? FIRST },
    check,
    send: (draft) =>
      send(`/api/services/${service.id}/appointments`, {
        method: 'PUT',
        body: { plan: draft.on ? draft.plan : null },
      }),
    onSaved: () => void appointmentPlans.reload(),
  });
  const { value, locked, errorAt, change } = form;
  const put = (patch: Partial<AppointmentPlan>): void => change({ plan: { ...value.plan, ...patch } });
  return (
    <form class="form" onSubmit={form.submit} noValidate>
      <h2>{text.heading(inLanguage(service.name))}</h2>
      <CheckField
        label={text.on}
        hint={text.onHint}
        value={value.on}
        locked={locked}
        onInput={(on) => change({ on })}
      />
      {value.on && (
        <>
          <WeekEditor
            week={value.plan.week}
            path="plan/week"
            onChange={(week) => put({ week })}
            errorAt={errorAt}
            locked={locked}
          />
          {NAMES.map((name) => (
            <NumberField
              key={name}
              label={text.figures[name].label}
              unit={text.figures[name].unit}
              value={value.plan[name]}
              error={errorAt(`plan/${name}`)}
              locked={locked}
              onInput={(figure) => put({ [name]: figure })}
            />
          ))}
        </>
      )}
      <FormBar form={form} />
    </form>
  );
}
