/** Keeps a server until the system asks it to stop. */
/** Longer than this and the service manager would kill it in the middle. */
const STOP_WITHIN_MS = 4_500;

/** Resolves with the exit code once the process was told to stop and everything is put away. */
export function untilStopped(server: { stop(): Promise<void>; reload?(): Promise<void> }): Promise<number> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      const late = setTimeout(() => {
        process.stderr.write('luot: a client holds on; leaving without it\n');
        process.exit(0);
      }, STOP_WITHIN_MS);
      late.unref();
      server.stop().then(() => resolve(0), reject);
    };
    // Without a certificate a hangup ends the process, as it does when its terminal is closed.
    const { reload } = server;
    if (reload !== undefined) process.on('SIGHUP', () => void reload());
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
}
