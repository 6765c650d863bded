import type { Office } from '#common/contract/office.ts';

/** An office as `luot init` makes it: open at all hours until its own hours are set (SPEC C3). */
export const DEFAULT_OFFICE: Office = {
  name: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administrative Service Centre' },
  place: { vi: 'Phường (chưa đặt tên)', en: 'Ward (not named yet)' },
  brandColor: null,
  publicUrl: null,
  hours: null,
  priorityClasses: [
    {
      code: 'merit',
      name: { vi: 'Người có công', en: 'Person of merit' },
      rank: 0,
      longestWaitMinutes: 30,
      source: 'Quy định của trung tâm (dữ liệu minh họa)',
    },
    {
      code: 'disabled',
      name: { vi: 'Người khuyết tật', en: 'Person with a disability' },
      rank: 1,
      longestWaitMinutes: 30,
      source: 'Quy định của trung tâm (dữ liệu minh họa)',
    },
    {
      code: 'elderly',
      name: { vi: 'Người cao tuổi', en: 'Elderly person' },
      rank: 2,
      longestWaitMinutes: 30,
      source: 'Quy định của trung tâm (dữ liệu minh họa)',
      // What everybody sees anyway may be named on the screen; a disability, a pregnancy or merits may not (SPEC J11).
      named: true,
    },
    {
      code: 'pregnant',
      name: { vi: 'Phụ nữ mang thai', en: 'Pregnant woman' },
      rank: 3,
      longestWaitMinutes: 30,
      source: 'Quy định của trung tâm (dữ liệu minh họa)',
    },
    {
      code: 'child',
      name: { vi: 'Trẻ em, người đi cùng trẻ nhỏ', en: 'Child, or person with a small child' },
      rank: 4,
      longestWaitMinutes: 30,
      source: 'Quy định của trung tâm (dữ liệu minh họa)',
      named: true,
    },
  ],
  policy: { kind: 'interleaved', k: 2 },
  voice: { enabled: true, languages: 'as-ticket', volume: 0.9, quiet: [], repeat: 2 },
  notices: [],
  minimumShowSeconds: 8,
  kioskIdleSeconds: 30,
  pauseReasons: [
    { vi: 'Nghỉ giữa giờ', en: 'Short break' },
    { vi: 'Họp', en: 'Meeting' },
    { vi: 'Xử lý hồ sơ', en: 'Working on a dossier' },
  ],
  parts: { papers: false, returns: false, results: false, appointments: false },
  slips: { goodForDays: 30, resultsServiceId: null },
};
