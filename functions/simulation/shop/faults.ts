import type { Random } from '../stage/random.ts';

/** Which faults a world has, and how often each strikes. */
export type Rates = Readonly<Record<string, number>>;

interface Striking {
  readonly rateMax: number;
  readonly hits?: (name: string) => boolean;
}

/** Some worlds are calm; the others have some of the faults, because all at once hide each other. */
export function drawRates(faults: Readonly<Record<string, Striking>>, random: Random): Rates {
  const names = Object.keys(faults);
  if (random.chance(0.1)) return {};
  return Object.fromEntries(
    names.filter(() => random.chance(0.5)).map((name) => [name, (faults[name]?.rateMax ?? 0) * random.next()]),
  );
}

/** Which fault strikes here, if any. */
export function strike<F extends Striking>(
  faults: Readonly<Record<string, F>>,
  rates: Rates,
  name: string,
  random: Random,
): { readonly name: string; readonly fault: F } | undefined {
  for (const [faultName, rate] of Object.entries(rates)) {
    const fault = faults[faultName];
    if (fault === undefined || fault.hits?.(name) === false) continue;
    if (random.chance(rate)) return { name: faultName, fault };
  }
  return undefined;
}
