import type { Login } from '../n8n/api/owner';

/** Fixed and printed: it guards a throw-away n8n that listens on this machine alone. */
export const OWNER: Login = { email: 'sandbox@example.com', password: 'Sandbox-1' };
