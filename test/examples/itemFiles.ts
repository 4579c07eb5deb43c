import type { INodeExecutionData } from 'n8n-workflow';

/** MIME type and name of a file, as n8n keeps them beside its content. */
export type FileLabel = [mimeType: string, fileName: string | undefined];

/** The file in each binary field of an item. */
export function filesOf({ binary = {} }: INodeExecutionData): Record<string, FileLabel> {
	return Object.fromEntries(
		Object.entries(binary).map(([field, { mimeType, fileName }]) => [field, [mimeType, fileName]]),
	);
}

/** The four tiles of an item's job, in the binary fields where they belong. */
export function tilesOf({ json }: INodeExecutionData): Record<string, FileLabel> {
	return Object.fromEntries(
		(json.images as string[]).map((url, index) => [
			`data_${index + 1}`,
			['image/png', nameIn(url)],
		]),
	);
}

/** The name of the file that a link leads to. */
export function nameIn(url: unknown): string | undefined {
	return String(url).split('/').at(-1);
}
