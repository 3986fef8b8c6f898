'use client';

import { FilePlus, Send } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';

import { MenuItem } from '@/components/ui/menu';
import { sayFailure } from '@/components/ui/say-failure';
import { toast } from '@/components/ui/toast-queue';
import { api } from '@/lib/api/client';

/** In a topic's menu, for administrators. */
export function HandOutItems({ topicId }: { topicId: string }) {
  const router = useRouter();
  const makeEmpty = async () => {
    try {
      await api.post(`/api/topics/${topicId}/empty-tree`);
      toast('The empty tree is among the imported ones: hand it out for working from scratch.');
      router.refresh();
    } catch (error) {
      sayFailure(error);
    }
  };
  return (
    <>
      <MenuItem onSelect={() => void makeEmpty()}>
        <FilePlus aria-hidden size={14} />
        Add an empty tree
      </MenuItem>
      <MenuItem asChild>
        <Link href={`/tasks/new?topic=${topicId}`}>
          <Send aria-hidden size={14} />
          Hand out its trees
        </Link>
      </MenuItem>
    </>
  );
}
