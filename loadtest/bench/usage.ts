import type { Meter, MetricName } from '@frontrow/functions/domain/meter.ts';

/** What a contender's calls to DynamoDB come to, by the shop's own metrics. */
export class UsageMeter implements Meter {
  readonly #counts = new Map<MetricName, number>();

  count(name: MetricName, by = 1): void {
    this.#counts.set(name, this.#of(name) + by);
  }

  countRefusal(): void {}

  /** Answers what will have been counted between now and its call. */
  start(): (name: MetricName) => number {
    const before = new Map(this.#counts);
    return (name) => this.#of(name) - (before.get(name) ?? 0);
  }

  #of(name: MetricName): number {
    return this.#counts.get(name) ?? 0;
  }
}
