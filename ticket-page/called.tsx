import type { Procedure } from '#common/contract/office.ts';
import { whyText } from '#common/web/call-why.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { clockTime } from '#common/web/time.ts';
import type { ScreenProps } from './app.tsx';
import { Age, LostNote } from './foot.tsx';
import { OtherLanguage } from './head.tsx';
import { words } from './words.ts';

/** The call, in the navy and gold of the lobby, to be known at arm's length. */
export function Called({ feed, view }: ScreenProps) {
  const text = words().called;
  const old = feed.link.value === 'lost';
  const calledAt = view.calledAt === undefined ? undefined : clockTime(Date.parse(view.calledAt), view.office.timeZone);
  const papers = view.procedure === undefined ? '' : paperSentence(view.procedure, text.and);
  return (
    <main class={old ? 'called old' : 'called'}>
      <div class="called-head">
        <p class="called-label">{view.label}</p>
        {calledAt !== undefined && <p class="called-at">{view.calls > 1 ? text.again(calledAt) : text.at(calledAt)}</p>}
      </div>
      <LostNote feed={feed} view={view} />
      {view.why !== undefined && <p class="called-why">{whyText(view.why, language.value)}</p>}
      <div role="alert">
        <h1 class="called-title">{text.heading}</h1>
        {view.counter !== undefined && (
          <>
            <p class="called-come">{text.comeTo}</p>
            <p class={view.counter.number > 9 ? 'called-plate wide' : 'called-plate'}>{view.counter.number}</p>
          </>
        )}
      </div>
      {papers !== '' && <p class="called-bring">{text.bring(papers)}</p>}
      <p class="called-late">{text.late}</p>
      <div class="push-down" />
      <div class="called-foot">
        <Age feed={feed} view={view} />
        <OtherLanguage />
      </div>
    </main>
  );
}

/** «tờ khai, giấy chứng sinh và giấy tờ tùy thân»: in a sentence names begin small, but abbreviations stay. */
function paperSentence(procedure: Procedure, and: string): string {
  const names = procedure.papers.map(({ name }) => {
    const text = inLanguage(name);
    const abbreviation = /^\p{Lu}{2}/u.test(text);
    return abbreviation ? text : text.charAt(0).toLowerCase() + text.slice(1);
  });
  const last = names.pop();
  if (last === undefined) return '';
  return names.length === 0 ? last : `${names.join(', ')}${and}${last}`;
}
