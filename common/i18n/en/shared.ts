import type { shared as vietnamese } from '../vi/shared.ts';

export const shared: typeof vietnamese = {
  productName: 'Lượt',
  language: 'Language',
  signIn: {
    heading: 'Sign in',
    username: 'User name',
    password: 'Password',
    show: 'Show',
    hide: 'Hide',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    submit: 'Sign in',
    submitting: 'Signing in…',
    submitIn: (seconds: number): string =>
      seconds >= 60 ? `Try again in ${Math.ceil(seconds / 60)} min` : `Try again in ${seconds} s`,
    missing: 'Please enter your user name and password.',
    capsLock: 'Caps Lock is on.',
    forgot: 'Forgot your password? Ask the administrator to set a new one.',
  },
  newPassword: {
    heading: 'Set a new password',
    why: 'The password that you were given works for the first time only. Choose one that only you know.',
    current: 'Current password',
    next: 'New password',
    rule: 'At least 8 characters. A few words together are easy to remember and hard to guess.',
    strength: (length: number): string =>
      length < 12 ? 'Fair: one more word would be better.' : length < 16 ? 'Good.' : 'Very good.',
    repeat: 'New password again',
    missing: 'Please enter the current password.',
    tooShort: 'Make it longer: a new password needs at least 8 characters.',
    same: 'Choose a password that differs from the current one.',
    different: 'Please type it again: the two new passwords differ.',
    submit: 'Change password',
    submitting: 'Changing…',
    otherPerson: 'Sign in as somebody else',
  },
};
