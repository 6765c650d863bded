import { refuse } from '#common/contract/refusal.ts';
import { mayCheckIn } from './appointments.ts';
import { nextNumber } from './blocks.ts';
import { wrongChain } from './chain.ts';
import { APPOINTMENT, isKnownClass } from './classes.ts';
import type { By, Command } from './commands.ts';
import type { Decision } from './decide.ts';
import { laneFor, wrongCount } from './dossier-count.ts';
import { label } from './numbering.ts';
import { wrongMissing } from './papers.ts';
import type { Situation } from './situation.ts';
import { newTicket } from './ticket.ts';

type Issue = Extract<Command, { type: 'issue' }>;

/** How long before the doors open staff may write down who came (SPEC J83). */
const EARLY_MS = 2 * 3_600_000;

/** The helper at the door gives numbers in the order of arrival before the office opens; a kiosk does not. */
function isEarly({ office, opensIn }: Situation, { staffId }: By): boolean {
  return staffId !== null && office.parts.reception === true && opensIn !== undefined && opensIn <= EARLY_MS;
}

/**
 * Gives the next number of a service that no kiosk holds and that is on no strip (SPEC N1, N2, L2). Who brings many dossiers is
 * given one of the lane, where there is one (SPEC J131).
 */
export function issue(situation: Situation, command: Issue, by: By, now: number): Decision {
  const asked = situation.service(command.serviceId);
  if (asked === undefined) return refuse('service.unknown', { field: 'serviceId' });
  if (!asked.active || !(situation.open || isEarly(situation, by))) return refuse('service.closed');
  const { procedureCode, appointmentId } = command;
  const booked = appointmentId === undefined ? undefined : situation.appointment(appointmentId);
  if (appointmentId !== undefined) {
    const wrong = booked === undefined ? refuse('appointment.unknown') : mayCheckIn(booked, booked.plan, now);
    if (wrong !== undefined) return wrong;
  }
  const priorityClass = booked === undefined ? command.priorityClass : APPOINTMENT;
  if (procedureCode !== null && !asked.procedureCodes.includes(procedureCode)) {
    return refuse('procedure.unknown', { field: 'procedureCode' });
  }
  const papers = procedureCode === null ? undefined : asked.paperCounts[procedureCode];
  const wrong = wrongMissing(situation.office.parts, papers, command.missingPapers);
  if (wrong !== undefined) return wrong;
  if (booked === undefined && !isKnownClass(situation.office.priorityClasses, priorityClass)) {
    return refuse('request.invalid', { field: 'priorityClass', detail: `no class "${priorityClass}" in this office` });
  }
  const { next = [], dossiers = 1 } = command;
  const wrongRest = wrongChain(situation, asked.id, next) ?? wrongCount(situation.office, dossiers);
  if (wrongRest !== undefined) return wrongRest;
  const lane = laneFor(situation, { serviceId: asked.id, dossiers, next });
  const service = lane ?? asked;
  const range = situation.range(service.prefix);
  // The admin is refused such a prefix (SPEC N3); a database edited by hand must not lead to two of one label.
  if (range !== undefined && range.serviceId !== service.id)
    return refuse('prefix.collides', { params: { prefix: service.prefix } });
  const number = nextNumber(
    range?.lastNumber ?? 0,
    [...situation.held(service.prefix), ...situation.stripped(service.prefix)],
    (candidate) => situation.isGiven(situation.businessDay, label(service.prefix, candidate)),
  );
  return [
    {
      type: 'ticket.issued',
      ticketId: command.ticketId,
      counterId: null,
      data: {
        prefix: service.prefix,
        number,
        ticket: newTicket({
          id: command.ticketId,
          businessDay: situation.businessDay,
          serviceId: service.id,
          label: label(service.prefix, number),
          priorityClass,
          procedureCode,
          language: command.language,
          deviceId: by.deviceId,
          issuedAt: now,
          placeAt: command.backSince ?? booked?.slotAt ?? now,
          since: now,
          returned: command.backSince !== undefined,
          next: [...next],
          dossiers,
          cameFor: lane === undefined ? null : asked.id,
        }),
      },
    },
  ];
}
