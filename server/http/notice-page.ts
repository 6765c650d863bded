import type { App } from './parts.ts';

export interface Notice {
  readonly title: string;
  readonly text: string;
}

/** A page for a person who followed an address that leads nowhere: says in both languages what to do. */
export function noticePage(vi: Notice, en: Notice): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${vi.title}</title>
<link rel="stylesheet" href="/notice.css">
</head>
<body>
<main>
<h1>${vi.title}</h1>
<p>${vi.text}</p>
<section lang="en">
<h2>${en.title}</h2>
<p>${en.text}</p>
</section>
</main>
</body>
</html>
`;
}

export const LOST_PAGE = noticePage(
  { title: 'Không có trang này', text: 'Xin kiểm tra lại địa chỉ, hoặc <a href="/">mở trang đầu</a>.' },
  { title: 'There is no such page', text: 'Please check the address, or <a href="/">open the start page</a>.' },
);

const CSS = `body { margin: 0; background: #f3f5f9; color: #14213d; font: 20px/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
main { max-width: 34em; margin: 12vh auto; padding: 32px; }
h1 { font-size: 36px; line-height: 1.35; margin: 0 0 8px; }
h2 { font-size: 24px; line-height: 1.35; margin: 0 0 8px; }
section { margin-top: 40px; padding-top: 24px; border-top: 1px solid #d5dbe6; color: #43506b; }
a { color: #9f1b1f; }
`;

/** The style of the pages above; a strict CSP allows none inside them. */
export function noticeRoutes(app: App): void {
  app.route({
    method: 'GET',
    url: '/notice.css',
    config: { access: 'anybody' },
    schema: { hide: true },
    handler: async (_request, reply) => reply.type('text/css; charset=utf-8').send(CSS),
  });
  // Browsers ask for it unasked; a page that has a sign names it in its own head.
  app.route({
    method: 'GET',
    url: '/favicon.ico',
    config: { access: 'anybody' },
    schema: { hide: true },
    handler: async (_request, reply) => reply.code(204).header('cache-control', 'public, max-age=86400').send(),
  });
}
