const TOKEN = /^[A-Za-z0-9_-]{8,64}$/;

/** The ticket's token from `/t/TOKEN` (or `?token=` where the page is served as a file); nothing when there is none. */
export function tokenIn({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string | undefined {
  const given = new URLSearchParams(search).get('token') ?? pathname.split('/').filter(Boolean).at(-1);
  return given !== undefined && TOKEN.test(given) ? given : undefined;
}
