import { action } from './action';
import type { ApiRoute } from './apiRoute';
import { fetch } from './fetch';
import { fetchList } from './fetchList';
import { imagine } from './imagine';
import { info } from './info';
import { promptCheck } from './promptCheck';

/** Every route of TTAPI that the sandbox has. */
export const apiRoutes: readonly ApiRoute[] = [
	imagine,
	action,
	fetch,
	fetchList,
	info,
	promptCheck,
];
