/** A notice of the phone itself, for a page that lies under another one. Only where the browser allows it (https, or this
 *  machine), and only after the citizen has turned the ring on by a touch. */

export const canNotify = isSecureContext && 'Notification' in globalThis && 'serviceWorker' in navigator;

let worker: ServiceWorkerRegistration | undefined;

/** Asks for the permission, from within a touch; Android shows notices through a worker alone. */
export async function allowNotices(): Promise<boolean> {
  if (!canNotify) return false;
  try {
    if ((await Notification.requestPermission()) !== 'granted') return false;
    worker = await navigator.serviceWorker.register('/t/worker.js', { scope: '/t/' });
    return true;
  } catch {
    // A browser that says that it can and then does not: ring and vibration stay.
    return false;
  }
}

export function stopNotices(): void {
  worker = undefined;
}

/** One notice at a time; the newest takes the place of the one before. Nothing while the page can be seen. */
export function notify(title: string): void {
  if (worker === undefined || document.visibilityState === 'visible') return;
  void worker.showNotification(title, { tag: 'luot', requireInteraction: true });
}
