import { useEffect, useState } from 'react';
import type { Reply } from '../../../workers/protocol.ts';

export type Answered<T> = { readonly status: 'waiting' } | { readonly status: 'failed' } | { readonly status: 'done'; readonly value: T };

/** Asks the worker whenever `ask` changes; an answer to an older question is dropped. `ask` null: nothing is asked. */
export function useAnswer<T>(ask: (() => Promise<Reply<T>>) | null): Answered<T> {
  const [answer, setAnswer] = useState<Answered<T>>({ status: 'waiting' });
  useEffect(() => {
    setAnswer({ status: 'waiting' });
    if (!ask) return;
    let isWanted = true;
    ask().then(
      (reply) => {
        if (isWanted) setAnswer(reply.status === 'done' ? { status: 'done', value: reply.value } : { status: 'failed' });
      },
      () => {
        if (isWanted) setAnswer({ status: 'failed' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [ask]);
  return answer;
}
