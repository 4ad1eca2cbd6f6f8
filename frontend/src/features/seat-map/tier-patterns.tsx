import { For } from 'solid-js';
import { tones } from './tier-tone.ts';

const patterns = [
  undefined,
  'M-2 10L10 -2M6 14L14 6M-6 2L2 -6',
  'M6 4.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6z',
  'M0 6H12',
  'M-2 2L10 14M2 -2L14 10',
  'M6 0V12',
];

/** One a tone, for `fill`: whoever does not tell the tiers' colours tells their patterns. The first is plain. */
export function TierPatterns(props: { id: string }) {
  return (
    <defs>
      <For each={Array.from({ length: tones }, (_, tone) => tone)}>
        {(tone) => (
          <pattern
            id={`${props.id}-${tone}`}
            class="tier-pattern"
            data-tier={tone}
            width="12"
            height="12"
            patternUnits="userSpaceOnUse"
          >
            <path d={patterns[tone] ?? ''} />
          </pattern>
        )}
      </For>
    </defs>
  );
}
