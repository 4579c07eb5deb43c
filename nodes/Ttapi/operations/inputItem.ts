import type { JsonObject } from '../job/json';
import type { FetchOutcome } from '../job/readFetch';
import type { PictureSource } from '../job/submission';
import type { PictureFormat } from '../job/pictureFormat';

/** What an operation may find out about the input item that it works for, before anything is paid for. */
export interface InputItem {
	/** The item's json. */
	json: JsonObject;
	/** The picture in a binary field, looked into once and then read again when it is sent. Never rejects. */
	picture(field: string): Promise<InputPicture | NoPicture>;
	/** The picture behind a public link; it is fetched in the moment of sending, and never with the API key. */
	linkedPicture(url: string): PictureSource;
	/** Looks once at a job of the family `midjourney`, free of charge. Never rejects. */
	look(jobId: string): Promise<FetchOutcome>;
}

export interface InputPicture extends PictureSource {
	kind: 'picture';
	format: PictureFormat;
}

/** There is no such field, it is too large, n8n cannot read what it holds, or that is no picture. */
export interface NoPicture {
	kind: 'missing' | 'tooLarge' | 'unreadable' | 'noPicture';
}
