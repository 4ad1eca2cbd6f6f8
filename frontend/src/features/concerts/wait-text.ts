import { languageTag } from '../../i18n/locale.ts';
import { clockText } from '../checkout/create-countdown.ts';

const hourSeconds = 3_600;

/** How long until something begins: 2d 3h, 5h 12m, and in the last hour 12:04 as clocks show it. */
export function waitText(seconds: number, tag = languageTag()): string {
  if (seconds < hourSeconds) return clockText(seconds);
  const say = (count: number, unit: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'narrow' }).format(count);
  const hours = Math.floor(seconds / hourSeconds);
  if (hours >= 24) return `${say(Math.floor(hours / 24), 'day')} ${say(hours % 24, 'hour')}`;
  return `${say(hours, 'hour')} ${say(Math.floor((seconds % hourSeconds) / 60), 'minute')}`;
}
