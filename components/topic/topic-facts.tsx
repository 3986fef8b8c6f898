import { Moment } from '@/components/ui/moment';
import { counted, formatCount } from '@/components/ui/words';
import type { Topic } from '@/lib/api/topic-contract';

/** How many studies, and since when. */
export function TopicFacts({ topic }: { topic: Topic }) {
  const withAbstract = topic.studies.filter((study) => study.abstract).length;
  return (
    <>
      {counted(topic.studies.length, 'study', 'studies')}, {formatCount(withAbstract)} with abstract
      · added <Moment at={topic.createdAt} />
    </>
  );
}
