import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import type { Buyer } from '../shop.ts';

/** What the runner tells the processor of every worker: one file for all of them. */
export interface RunFile {
  readonly concertId: string;
  readonly title: string;
  readonly seatMapVersion: string;
  readonly priceTierIds: readonly string[];
  /** What users ask for by name. */
  readonly sections: readonly Section[];
  readonly buyers: readonly Buyer[];
  readonly workers: number;
  readonly rounds: number;
  readonly seed: number;
  readonly folder: string;
  /** Workers on machines of their own, which share no folder: nobody logs what was asked. */
  readonly isScaledOut: boolean;
}

/** The environment variable that names the file. */
export const runFileVariable = 'FRONTROW_LOADTEST';
export const runFileName = 'run.json';
