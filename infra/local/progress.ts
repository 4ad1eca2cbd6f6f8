import { styleText } from 'node:util';

/** Says each step of the start with the seconds it came at; in colour where a terminal shows it. */
export function createProgress(out: NodeJS.WriteStream): (step: string) => void {
  const startedAt = performance.now();
  return (step) => {
    const seconds = `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`.padStart(7);
    out.write(`${styleText('dim', seconds, { stream: out })}  ${step}\n`);
  };
}
