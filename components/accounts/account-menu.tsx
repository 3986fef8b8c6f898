'use client';

import { CircleUser, LogOut, Settings, UserCog, Users } from 'lucide-react';
import Link from 'next/link';

import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { sayFailure } from '@/components/ui/say-failure';
import type { Role } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';

import { roleWords } from './role-words';

async function signOut() {
  try {
    await api.delete('/api/session');
    // Loaded anew: nothing of the pages seen so far may stay.
    window.location.assign('/sign-in');
  } catch (error) {
    sayFailure(error);
  }
}

/** In the bar on top of every page, of somebody signed in. */
export function AccountMenu({ name, role }: { name: string; role: Role }) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Account of ${name}`}>
          <CircleUser aria-hidden size={15} />
          <span className="hidden max-w-40 truncate sm:inline">{name}</span>
        </Button>
      }
    >
      <MenuLabel>
        {name} · {roleWords[role].name}
      </MenuLabel>
      <MenuItem asChild>
        <Link href="/account">
          <UserCog aria-hidden size={14} /> My account
        </Link>
      </MenuItem>
      {role === 'admin' && (
        <>
          <MenuItem asChild>
            <Link href="/people">
              <Users aria-hidden size={14} /> People
            </Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href="/settings">
              <Settings aria-hidden size={14} /> Settings
            </Link>
          </MenuItem>
        </>
      )}
      <MenuSeparator />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden size={14} /> Sign out
      </MenuItem>
    </Menu>
  );
}
