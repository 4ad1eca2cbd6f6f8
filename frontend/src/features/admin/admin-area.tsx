import { A } from '@solidjs/router';
import type { ParentProps } from 'solid-js';
import { SignedInOnly } from '../account/signed-in-only.tsx';
import { ta } from './words.ts';
import './admin-area.css';

/** What all admin pages share: only admins get in, and a way between the two lists. */
export function AdminArea(props: ParentProps) {
  return (
    <SignedInOnly title={ta('admin.nav')} adminsOnly>
      <nav class="admin-nav" aria-label={ta('admin.nav')}>
        <A href="/admin/events">{ta('admin.concerts')}</A>
        <A href="/admin/orders">{ta('admin.orders')}</A>
      </nav>
      {props.children}
    </SignedInOnly>
  );
}
