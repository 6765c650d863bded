import type { admin as vietnamese } from '../vi/admin.ts';
import { adminAudit } from './admin-audit.ts';
import { adminDossiers } from './admin-dossiers.ts';
import { adminMachines } from './admin-machines.ts';
import { adminNow } from './admin-now.ts';
import { adminOffice } from './admin-office.ts';
import { adminSetup } from './admin-setup.ts';

export const admin: typeof vietnamese = {
  ...adminNow,
  ...adminSetup,
  ...adminMachines,
  ...adminOffice,
  ...adminAudit,
  ...adminDossiers,
  productName: 'Lượt',
  pageName: 'Administration',
  menuName: 'Sections',
  menu: {
    now: 'Now',
    dossiers: 'Dossiers',
    services: 'Services',
    counters: 'Counters',
    staff: 'Staff',
    devices: 'Devices, printers',
    hours: 'Opening hours',
    notices: 'Announcements',
    settings: 'Settings',
    audit: 'Activity log',
  },
  roles: { operator: 'Operator', supervisor: 'Supervisor', admin: 'Administrator' },
  whoIs: (name, role) => `${name}, ${role.toLowerCase()}`,
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out everywhere',
  loading: 'Loading…',
  again: 'Load again',
  minutes: (count) => `${count} min`,
  entry: {
    loading: 'Opening the page…',
    unreachable: 'Waiting for the server; the page keeps trying',
    expired: 'Your session has ended. Sign in again to go on: what you typed is still here.',
    notAllowed: 'Open the counter page to work',
    notAllowedWhy: (name) => `The account of ${name} does not use the administration page.`,
    toCounter: 'Open the counter page',
    otherAccount: 'Sign in with another name',
  },
  unsaved: {
    heading: 'Save before you leave.',
    detail: 'There are changes that are not saved.',
    stay: 'Stay',
    leave: 'Drop the changes and leave',
  },
  link: {
    live: 'Connected',
    connecting: 'Connecting…',
    updated: 'updated',
    lost: 'Waiting for the connection; the page keeps trying.',
    lostWhy: (time) => `The connection to the server is lost. What you see is from ${time}.`,
  },
  form: {
    save: 'Save',
    sending: 'Sending…',
    saved: 'Saved',
    changed: 'Not saved',
    takeBack: 'Drop changes',
    cancel: 'Cancel',
    keep: 'Keep it',
    notSaved: 'Not saved.',
    locked: 'Only an administrator may change this.',
    overtaken: 'This was changed elsewhere a moment ago. Saving replaces it by what is on this screen.',
    required: 'Please fill this in: it must not be empty.',
    vietnameseFirst: 'Please enter the Vietnamese first.',
    inEnglish: (label) => `${label} (English)`,
  },
  order: {
    up: (name) => `Move up: ${name}`,
    down: (name) => `Move down: ${name}`,
    remove: (name) => `Remove: ${name}`,
    nowAt: (name, place, count) => `${name}: ${place} of ${count}`,
  },
  spans: {
    add: 'Add a span',
    span: (name, number) => `${name}, span ${number}`,
    from: (name, number) => `${name}, span ${number}, from`,
    to: (name, number) => `${name}, span ${number}, to`,
    clockRule: 'Please enter times such as 07:30.',
    orderRule: 'Please enter the earlier time first; spans must not overlap.',
  },
};
