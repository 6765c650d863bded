/** Days off of public servants as they were announced: data with its notice number, never a rule. */

export interface AnnouncedYear {
  readonly year: number;
  readonly source: string;
  /** Month-day and name; `works` = a Saturday worked in exchange. */
  readonly days: readonly (readonly [day: string, vi: string, en: string, works?: 'works'])[];
}

const NEW_YEAR = ['Tết Dương lịch', 'New Year'] as const;
const TET = ['Tết Nguyên đán', 'Tết (Lunar New Year)'] as const;
const KINGS = ['Giỗ Tổ Hùng Vương', 'Hùng Kings’ Commemoration'] as const;
const VICTORY = ['Ngày Chiến thắng', 'Reunification Day'] as const;
const LABOUR = ['Ngày Quốc tế Lao động', 'Labour Day'] as const;
const NATIONAL = ['Quốc khánh', 'National Day'] as const;
const CULTURE = ['Ngày Văn hóa Việt Nam', 'Vietnam Culture Day'] as const;

/** Of years that are past: only what was received then is counted by them. */
const PAST: readonly AnnouncedYear[] = [
  {
    year: 2025,
    source: '6150/TB-BLĐTBXH',
    days: [
      ['01-01', ...NEW_YEAR],
      ['01-27', ...TET],
      ['01-28', ...TET],
      ['01-29', ...TET],
      ['01-30', ...TET],
      ['01-31', ...TET],
      ['04-07', ...KINGS],
      ['04-26', 'Làm bù cho 02/05', 'Worked in exchange for 2 May', 'works'],
      ['04-30', ...VICTORY],
      ['05-01', ...LABOUR],
      ['05-02', ...LABOUR],
      ['09-01', ...NATIONAL],
      ['09-02', ...NATIONAL],
    ],
  },
];

/** What an office may take over into its own hours. */
export const ANNOUNCED: readonly AnnouncedYear[] = [
  {
    year: 2026,
    source: '9441/TB-BNV; 12729 và 10065/VPCP-KGVX',
    days: [
      ['01-01', ...NEW_YEAR],
      ['01-02', ...NEW_YEAR],
      ['01-10', 'Làm bù cho 02/01', 'Worked in exchange for 2 January', 'works'],
      ['02-16', ...TET],
      ['02-17', ...TET],
      ['02-18', ...TET],
      ['02-19', ...TET],
      ['02-20', ...TET],
      ['04-27', ...KINGS],
      ['04-30', ...VICTORY],
      ['05-01', ...LABOUR],
      ['08-22', 'Làm bù cho 31/08', 'Worked in exchange for 31 August', 'works'],
      ['08-31', ...NATIONAL],
      ['09-01', ...NATIONAL],
      ['09-02', ...NATIONAL],
      ['11-24', ...CULTURE],
    ],
  },
  {
    year: 2027,
    source: '10065/VPCP-KGVX',
    days: [
      ['01-01', ...NEW_YEAR],
      ['02-04', ...TET],
      ['02-05', ...TET],
      ['02-08', ...TET],
      ['02-09', ...TET],
      ['02-10', ...TET],
      ['04-16', ...KINGS],
      ['04-30', ...VICTORY],
      ['05-03', `${LABOUR[0]} (chưa kiểm chứng)`, `${LABOUR[1]} (not verified)`],
      ['09-02', ...NATIONAL],
      ['09-03', ...NATIONAL],
      ['11-24', ...CULTURE],
    ],
  },
];

/** Every announced day, as the working-day arithmetic wants it. */
export const ANNOUNCED_DAYS: readonly { readonly date: string; readonly works: boolean }[] = /* @__PURE__ */ [
  ...PAST,
  ...ANNOUNCED,
].flatMap(({ year, days }) => days.map(([day, , , works]) => ({ date: `${year}-${day}`, works: works === 'works' })));
