import { action } from './action';
import type { ApiRoute } from './apiRoute';
import { blend } from './blend';
import { describe } from './describe';
import { fetch, imageEditsFetch, videoFetch } from './fetch';
import { fetchList } from './fetchList';
import { imageEditsSubmit } from './imageEditsSubmit';
import { imagine } from './imagine';
import { info } from './info';
import { inpaint } from './inpaint';
import { promptCheck } from './promptCheck';
import { seed } from './seed';
import { videoExtend } from './videoExtend';
import { videoSubmit } from './videoSubmit';

/** Every route of TTAPI that the sandbox has. */
export const apiRoutes: readonly ApiRoute[] = [
	imagine,
	action,
	blend,
	describe,
	inpaint,
	seed,
	fetch,
	fetchList,
	info,
	promptCheck,
	imageEditsSubmit,
	imageEditsFetch,
	videoSubmit,
	videoExtend,
	videoFetch,
];
