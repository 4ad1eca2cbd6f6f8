import { createSignal, onCleanup, onMount } from 'solid-js';
import { shopNow } from '../../api/shop-clock.ts';
import { announce } from '../../ui/announcer.tsx';
import { Notice } from '../../ui/notice.tsx';
import { WaitMark } from './wait-mark.tsx';
import { tc } from './words.ts';
import './queue-notice.css';

interface QueueNoticeProps {
  /** When the claim was made, once that is known. */
  since?: string | undefined;
  /** How long others wait at the moment, as the shop measured it; unknown before the first look. */
  waitSeconds?: number | undefined;
}

/** Before anybody is told that it takes longer, it takes a good deal longer: a few seconds more are no news. */
const patienceSeconds = 8;

/** A claim stands in line: nothing to do but wait, and nothing to fear from a reload. */
export function QueueNotice(props: QueueNoticeProps) {
  onMount(() => announce(`${tc('queue.title')} ${tc('queue.text')}`));
  const [now, setNow] = createSignal(shopNow());
  const timer = setInterval(() => setNow(shopNow()), 1_000);
  onCleanup(() => clearInterval(timer));
  const usual = () => (props.waitSeconds === undefined ? '' : tc('queue.usual', { seconds: props.waitSeconds }));
  const isSlow = () => {
    if (props.since === undefined || props.waitSeconds === undefined) return false;
    return (now() - Date.parse(props.since)) / 1000 > props.waitSeconds * 1.5 + patienceSeconds;
  };
  return (
    <Notice tone="info" title={tc('queue.title')}>
      <p>{tc('queue.text')}</p>
      <p class="queue-usual">
        {usual()} {isSlow() ? tc('queue.slow') : ''}
      </p>
      <p>{tc('queue.reload')}</p>
      <WaitMark />
    </Notice>
  );
}
