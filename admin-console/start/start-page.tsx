import arrowRight from '@phosphor-icons/core/bold/caret-right-bold.svg?raw';
import code from '@phosphor-icons/core/bold/code-bold.svg?raw';
import gauge from '@phosphor-icons/core/bold/gauge-bold.svg?raw';
import monitor from '@phosphor-icons/core/bold/monitor-bold.svg?raw';
import monitorPlay from '@phosphor-icons/core/bold/monitor-play-bold.svg?raw';
import storefront from '@phosphor-icons/core/bold/storefront-bold.svg?raw';
import ticket from '@phosphor-icons/core/fill/ticket-fill.svg?raw';
import { useEffect } from 'preact/hooks';
import { start as en } from '#common/i18n/en/start.ts';
import { start as vi } from '#common/i18n/vi/start.ts';
import { Icon } from '#common/web/icon.tsx';
import { language } from '#common/web/language.ts';
import { LanguageSwitch } from '#common/web/language-switch.tsx';
import { demo } from './demo.ts';

/** The door of the house: every page, with one sentence about what it is for. */
export function StartPage() {
  const text = language.value === 'vi' ? vi : en;
  const open = demo.value?.open;
  useEffect(() => {
    document.title = text.title;
  }, [text]);
  const pages = [
    { sign: monitor, href: open?.kiosk ?? '/kiosk', ...text.kiosk },
    { sign: storefront, href: '/counter', ...text.counter },
    { sign: monitorPlay, href: open?.display ?? '/display', ...text.display },
    { sign: gauge, href: '/admin', ...text.admin },
    { sign: code, href: '/api/docs', ...text.api },
  ];
  return (
    <div class="start">
      <header>
        <p class="start-brand">
          <Icon svg={ticket} size="32px" /> {text.productName}
        </p>
        <LanguageSwitch />
      </header>
      <main>
        <h1>{text.heading}</h1>
        <p class="start-lead">{text.lead}</p>
        {open !== undefined && (
          <div class="start-demo" role="status">
            <p>
              <strong>{text.demo}</strong>
            </p>
            <p>{text.demoHow}</p>
          </div>
        )}
        <ul class="start-pages">
          {pages.map((page) => (
            <li key={page.href}>
              <a href={page.href}>
                <Icon svg={page.sign} size="32px" />
                <span class="start-words">
                  <span class="start-name">{page.name}</span>
                  <span class="start-what">
                    {page.what} {open === undefined && 'pair' in page && page.pair}
                  </span>
                </span>
                <Icon svg={arrowRight} size="20px" />
              </a>
            </li>
          ))}
        </ul>
        <p class="start-phone">{text.phone}</p>
      </main>
    </div>
  );
}
