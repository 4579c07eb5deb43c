import type { Locator } from 'playwright-core';

/** What is looked at of an element; the tests are compiled without the types of a browser. */
interface Shown {
	tagName: string;
	type?: string;
	textContent: string;
	value?: string;
	placeholder?: string;
	scrollWidth: number;
	clientWidth: number;
	childElementCount: number;
	getClientRects(): { length: number };
	ownerDocument: {
		createElement(name: 'canvas'): {
			getContext(kind: '2d'): { font: string; measureText(text: string): { width: number } };
		};
		defaultView: {
			getComputedStyle(element: unknown): {
				font: string;
				overflowX: string;
				paddingLeft: string;
				paddingRight: string;
			};
		};
	};
}

/**
 * The texts within an element that do not fit into their place: labels, values, placeholders, notices.
 *
 * A value that somebody typed may be longer than its field; one that was chosen, and a placeholder, may not.
 */
export async function cutOffTexts(within: Locator): Promise<string[]> {
	return await within.locator('*').evaluateAll((elements: Shown[]) =>
		elements
			.filter((element) => element.getClientRects().length > 0)
			.flatMap((element) => {
				const style = element.ownerDocument.defaultView.getComputedStyle(element);
				if (element.tagName === 'INPUT' && element.type !== 'checkbox') {
					const pen = element.ownerDocument.createElement('canvas').getContext('2d');
					pen.font = style.font;
					const room =
						element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
					const text = element.value || element.placeholder || '';
					return pen.measureText(text).width > room + 1 ? [text] : [];
				}
				const hides = style.overflowX !== 'visible' && element.childElementCount === 0;
				const isTooWide = element.scrollWidth > element.clientWidth + 1;
				const text = element.textContent.trim();
				return hides && isTooWide && text !== '' ? [text] : [];
			}),
	);
}
