import type { ComponentType } from 'preact';
import { late } from '#common/web/late.ts';
import { words } from '../words.ts';

/** A page that comes when somebody opens it, so that the console itself is there sooner. */
export function latePage(load: () => Promise<ComponentType>): ComponentType {
  const page = late(load);
  return () => {
    page.need();
    const Page = page.value.value;
    return Page === undefined ? <p class="quiet">{words().loading}</p> : <Page />;
  };
}
