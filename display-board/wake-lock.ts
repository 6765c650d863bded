/** Keeps the screen on where the browser can; a television that sleeps shows no call. */
export function keepAwake(): void {
  if (!('wakeLock' in navigator)) return;
  const ask = (): void => {
    if (document.visibilityState !== 'visible') return;
    // Refused on plain http and on a low battery: the PC's own energy settings decide then.
    navigator.wakeLock.request('screen').catch((error: unknown) => console.error('the screen may fall asleep:', error));
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
