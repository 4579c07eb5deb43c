/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Readable } from 'node:stream';
import { notFound, reply, type Answer } from '../http/answer';
import { mediaContent, type Media, type MediaContent } from '../pictures/mediaContent';
import {
	cutHalfway,
	forbiddenPage,
	pageInsteadOfPicture,
	stalled,
} from '../pictures/pictureFaults';
import { guardedPath, pictureDayPattern } from '../pictures/pictureShelf';
import type { SandboxState } from '../state';
import type { Switches } from '../switches/switches';

/** Where a redirected picture has gone. */
const movedPath = '/moved';

/** How many bytes of a picture arrive before it stalls; fewer than any has. */
const bytesBeforeStall = 64;

/** Pictures and videos by path and query; they need no key, as TTAPI's CDN needs none. */
export const pictureRoutes: ReadonlyArray<{
	path: string;
	answer: (state: SandboxState, pathAndQuery: string) => Answer;
}> = [
	{ path: `/midjourney/:day(${pictureDayPattern})/:file`, answer: pictureAnswer },
	{ path: `${movedPath}/midjourney/:day(${pictureDayPattern})/:file`, answer: movedAnswer },
	{ path: `${guardedPath}/*`, answer: forbiddenPage },
];

function pictureAnswer(state: SandboxState, pathAndQuery: string): Answer {
	const { switches, pictures } = state;
	const media = pictures.get(pathAndQuery);
	if (!media) return notFound();
	switch (switches.pictures) {
		case 'ok':
		case 'stall':
		case 'cut':
			return mediaAnswer(state, media);
		case 'gone':
			return notFound();
		case 'forbidden':
			return forbiddenPage();
		case 'html':
			return pageInsteadOfPicture();
		case 'redirect':
			return reply(302, '', { Location: movedPath + pathAndQuery });
		case 'hang':
			return { kind: 'hang' };
	}
}

function movedAnswer(state: SandboxState, pathAndQuery: string): Answer {
	const media = state.pictures.get(pathAndQuery.slice(movedPath.length));
	return media ? mediaAnswer(state, media) : notFound();
}

function mediaAnswer({ switches }: SandboxState, media: Media): Answer {
	const content = mediaContent(media, switches.pictureBytes);
	const headers: Record<string, string> = { 'Content-Type': content.type };
	if (switches.pictureLength) headers['Content-Length'] = String(content.bytes);
	return { kind: 'reply', status: 200, body: bodyOf(content, switches), headers };
}

/** Always a stream, as a buffer would get a length of its own. */
function bodyOf({ content, file, bytes }: MediaContent, { pictures }: Switches): Readable {
	if (pictures === 'stall') return stalled(file.subarray(0, bytesBeforeStall));
	if (pictures === 'cut') return cutHalfway(content, bytes);
	return Buffer.isBuffer(content) ? Readable.from([content], { objectMode: false }) : content;
}
