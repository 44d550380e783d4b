import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { followLive, isAffected, type LiveEvent } from './live.ts';

/** Many events of one import or hand-over are answered with one round of questions. */
const gatherFor = 250;

/** Keeps what is on the screen true: what others change is asked again as soon as the server tells of it. Once, in the shell, from the cursor of the session it began with. */
export function useLiveFeed(cursor: string): void {
  const queryClient = useQueryClient();
  const from = useRef(cursor);
  useEffect(() => {
    let gathered: LiveEvent[] = [];
    let missed = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askAgain = () => {
      const [events, all] = [gathered, missed];
      [gathered, missed, timer] = [[], false, undefined];
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => (all ? queryKey[0] === 'get' : isAffected(queryKey, events)) });
    };
    const stop = followLive(from.current, (news) => {
      if ('missed' in news) missed = true;
      else gathered.push(news.event);
      timer ??= setTimeout(askAgain, gatherFor);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queryClient]);
}
