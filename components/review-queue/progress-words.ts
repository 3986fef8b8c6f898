/** How far a review is, in words. */

import { counted } from '@/components/ui/words';

/** "about 14 minutes left"; '' when it is not known. */
export function timeLeftInWords(seconds: number | null): string {
  if (seconds === null) return '';
  const minutes = seconds / 60;
  if (minutes < 1) return 'less than a minute left';
  if (minutes < 90) return `about ${counted(Math.round(minutes), 'minute')} left`;
  return `about ${counted(Math.round(minutes / 60), 'hour')} left`;
}
