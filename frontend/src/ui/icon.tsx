import { For } from 'solid-js';
import './icon.css';

const shapes = {
  search: ['M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14Z', 'm16.2 16.2 4.3 4.3'],
  close: ['m6 6 12 12', 'M18 6 6 18'],
  check: ['m5 12.5 4.5 4.5L19 7.5'],
  plus: ['M12 5v14', 'M5 12h14'],
  minus: ['M5 12h14'],
  back: ['M19 12H5', 'm11 6-6 6 6 6'],
  edit: ['M4 20h4L19.5 8.5l-4-4L4 16v4Z', 'm13 7 4 4'],
  remove: ['M4.5 7h15', 'M9.5 7V4.5h5V7', 'm6.5 7 1 12.5h9l1-12.5'],
  fit: ['M4 9V4h5', 'M15 4h5v5', 'M20 15v5h-5', 'M9 20H4v-5'],
  copy: ['M9 9h10.5v10.5H9Z', 'M5.5 15H4.5V4.5H15v1'],
} as const;

export type IconName = keyof typeof shapes;

/** Decoration beside a text or a label: never the only name of a control. */
export function Icon(props: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <For each={shapes[props.name]}>{(shape) => <path d={shape} />}</For>
    </svg>
  );
}
