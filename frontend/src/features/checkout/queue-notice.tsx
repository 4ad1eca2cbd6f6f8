import { onMount } from 'solid-js';
import { announce } from '../../ui/announcer.tsx';
import { Notice } from '../../ui/notice.tsx';
import { WaitMark } from './wait-mark.tsx';
import { tc } from './words.ts';

/** A claim stands in line: nothing to do but wait, and nothing to fear from a reload. */
export function QueueNotice() {
  onMount(() => announce(`${tc('queue.title')} ${tc('queue.text')}`));
  return (
    <Notice tone="info" title={tc('queue.title')}>
      <p>{tc('queue.text')}</p>
      <p>{tc('queue.reload')}</p>
      <WaitMark />
    </Notice>
  );
}
