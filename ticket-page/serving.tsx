import { inLanguage } from '#common/web/language.ts';
import type { ScreenProps } from './app.tsx';
import { Age, LostNote } from './foot.tsx';
import { Head } from './head.tsx';
import { Papers } from './papers.tsx';
import { words } from './words.ts';

/** The citizen is at the counter; the papers are still one touch away. */
export function Serving({ feed, view }: ScreenProps) {
  const text = words();
  return (
    <div class="sheet">
      <Head office={view.office} />
      <main class={feed.link.value === 'lost' ? 'body old' : 'body'}>
        <LostNote feed={feed} view={view} />
        <div class="state">
          <p class="state-number">
            {view.label} <span class="quiet">{inLanguage(view.serviceName)}</span>
          </p>
          <h1 class="state-title">{text.serving.heading}</h1>
          {view.counter !== undefined && (
            <p class="at-counter">
              {text.serving.at} <span class="plate large">{view.counter.number}</span>
            </p>
          )}
        </div>
        <div class="push-down" />
        <Papers procedure={view.procedure} page={view.papers === true} />
        <Age feed={feed} view={view} />
      </main>
    </div>
  );
}
