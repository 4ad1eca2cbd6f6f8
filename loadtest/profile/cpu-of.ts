import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** Milliseconds of a processor that all below a process have used; no number where the system does not tell. */
export function cpuOfChildren(pid: number): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return children
      .filter((child) => child !== '')
      .reduce((sum, child) => sum + readCpu(Number(child)) + cpuOfChildren(Number(child)), 0);
  } catch {
    return Number.NaN;
  }
}

/** Milliseconds of a processor that a process has used by now. */
export function cpuOf(pid: number): number {
  try {
    return readCpu(pid);
  } catch {
    return Number.NaN;
  }
}

function readCpu(pid: number): number {
  const [, afterName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = afterName.split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return ((user + system) / ticksPerSecond) * 1_000;
}
