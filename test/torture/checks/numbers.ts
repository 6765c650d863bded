/** Numbers: each once, the main line of every prefix and day without a gap. */
import type { Store } from '#server/store/open.ts';

export function numberFaults({ sqlite }: Store): string[] {
  const rows = sqlite
    .prepare(
      `select t.business_day as day, s.prefix as prefix, t.label as label
       from tickets t join services s on s.id = (select json_extract(e.data, '$.serviceId') from events e
         where e.ticket_id = t.id and e.type = 'ticket.issued')
       order by t.issued_at`,
    )
    .all() as { day: string; prefix: string; label: string }[];
  const lines = new Map<string, number[]>();
  for (const { day, prefix, label } of rows) {
    const key = `${day} ${prefix}`;
    lines.set(key, [...(lines.get(key) ?? []), Number(label.slice(prefix.length))]);
  }
  const faults: string[] = [];
  for (const [line, numbers] of lines) {
    const sorted = numbers.sort((a, b) => a - b);
    const wrong = sorted.findIndex((number, index) => number !== index + 1);
    if (wrong >= 0) faults.push(`numbers of ${line}: ${sorted[wrong]} stands where ${wrong + 1} should`);
  }
  return faults;
}
