// Shows the notices of the phone page and brings the page back when one is touched. It keeps nothing and fetches nothing.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(
    self.clients
      .matchAll({ type: 'window', includeUncontrolled: true })
      .then((pages) => pages.find(({ url }) => new URL(url).pathname.startsWith('/t/'))?.focus()),
  );
});
