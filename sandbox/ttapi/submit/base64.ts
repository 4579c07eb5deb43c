/** The bytes that a strict base64 text holds, or null. No regular expression, as pictures are too long for one. */
export function decodeBase64(text: string): Buffer | null {
	if (text === '') return null;
	const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	const bytes = Buffer.from(text, 'base64');
	// Node leaves out what is not base64 and does without padding, both of which show in the length.
	return bytes.length === (text.length / 4) * 3 - padding ? bytes : null;
}

/** The bytes that the data URI of an image holds, or null. */
export function decodeImageUri(text: string): Buffer | null {
	const prefix = /^data:image\/[\w.+-]+;base64,/i.exec(text);
	return prefix && decodeBase64(text.slice(prefix[0].length));
}
