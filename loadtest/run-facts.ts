import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** What a reader must know of a figure: the machine, the day, the code and the command. */
export function runFacts(command: string): string[] {
  const [cpu] = cpus();
  return [
    new Date().toISOString().slice(0, 10),
    `${availableParallelism()} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    `Node ${process.versions.node}`,
    `commit ${commit()}`,
    `\`${command}\``,
  ];
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
