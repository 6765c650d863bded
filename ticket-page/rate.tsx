import { useSignal } from '@preact/signals';
import type { RatingBody } from '#common/contract/rating.ts';
import { callApi } from '#common/web/api.ts';
import { Thanks, Vote } from '#common/web/rating/vote.tsx';

/** Where the holder says how it was; that he did is remembered by this phone, so that it asks no more. */
export function Rate({ token }: { readonly token: string }) {
  const kept = `luot.rated.${token}`;
  const done = useSignal(localStorage.getItem(kept) !== null);
  if (done.value) return <Thanks />;
  const send = async (vote: RatingBody) => {
    const path = `/api/follow/${encodeURIComponent(token)}/rating`;
    const answer = await callApi<unknown>(path, { method: 'POST', body: vote });
    return answer.ok ? undefined : answer.problem;
  };
  return (
    <Vote
      send={send}
      onDone={() => {
        localStorage.setItem(kept, '1');
        done.value = true;
      }}
    />
  );
}
