import { onMount } from 'solid-js';
import { announce } from '../../ui/announcer.tsx';
import { Notice } from '../../ui/notice.tsx';
import { tc } from './words.ts';
import './queue-notice.css';

/** A claim stands in line: nothing to do but wait, and nothing to fear from a reload. */
export function QueueNotice() {
  onMount(() => announce(`${tc('queue.title')} ${tc('queue.text')}`));
  return (
    <Notice tone="info" title={tc('queue.title')}>
      <p>{tc('queue.text')}</p>
      <p>{tc('queue.reload')}</p>
      <span class="queue-mark" aria-hidden="true" />
    </Notice>
  );
}
