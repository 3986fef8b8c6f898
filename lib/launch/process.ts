/** What can be told about a process by its number. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

/** Whether the number is in use, be it by a zombie: one that has ended, and whose parent has not asked how. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The fields of /proc/<pid>/stat from the state on; null where there is no /proc, or no such process. */
function statOf(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // Either of the two: that is the answer.
    return null;
  }
}

export function isAlive(pid: number): boolean {
  return exists(pid) && !/^[ZX]/.test(statOf(pid)?.[0] ?? '');
}

/** When it started, in the kernel's own units; null where that cannot be told or there is none. */
export function startOf(pid: number): string | null {
  return statOf(pid)?.[19] ?? null;
}

/** Its program and arguments, separated by spaces; '' when there is no such process. */
export function commandOf(pid: number): string {
  try {
    if (platform() === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    }
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { stdio: 'pipe' }).toString();
  } catch {
    // It has ended.
    return '';
  }
}
