import { sent } from './parameters';

/** Prompts as people write them. */
const GOOD_PROMPTS = [
	'A cute kitten',
	'A lighthouse at dawn, watercolor --ar 16:9',
	'a cat --ar 16:9 --v 7 --s 250 --c 20 --w 500 --q 2 --seed 42 --stop 80 --iw 1.5',
	'a cat --aspect 2:3 --version 6.1 --stylize 0 --chaos 100 --weird 3000 --quality .5',
	'a cat --seed 4294967295 --iw .5 --q 0.25 --sw 0 --sref 1234 --ow 1000 --oref https://x.example/c.png --v 7',
	'a cat --AR 16:9 --V 7',
	// What phones make of two dashes.
	'a cat —ar 16:9 —v 7',
	'a cat –ar 16:9 –style raw',
	// Links
	'https://cdn.example/a,b.png https://cdn.example/--v6/x--ar16:9.jpg a mix of both --iw 2',
	'https://s.example/img?id=-v_5&x=--s a harbor --sref https://s.example/a.png https://s.example/b.png --sw 200',
	'portrait --cref https://s.example/ann.png --cw 50 --v 6',
	'portrait --cref https://s.example/ann.png --v 6.0',
	'portrait --cref https://s.example/ann.png --niji 6',
	'portrait --cref https://s.example/ann.png --niji',
	'a cup on a table --oref https://s.example/cup.png --ow 400',
	'a cup on a table --oref https://s.example/cup.png --v 8.1',
	'a cup --sref random --sref 123::2 456::1',
	'a cup on a table --oref https://s.example/cup.png --niji',
	// Weights and several prompts in one
	'space:: ship::2',
	'still life gouache painting:: fruit::-.5',
	'hot:: dog --no ketchup, mustard --ar 1:1',
	// Permutations
	'a {red, green, blue} bird --ar {3:2, 16:9}',
	'a bird {--ar 3:2, --v 5, --s 5000} in a tree',
	'a cat --{v 5, v 6} --s {50, 500}',
	'a naturalist illustration of a fruit --cref https://s.example/a.png --v {6, 7}',
	'a cat {-ow 100, -ar 16:9}',
	'ann {--v 5, --hd} --cref https://s.example/a.png',
	// Other languages, also without spaces
	'一只穿着汉服的猫，水墨画 --ar 3:4 --niji 6',
	'一只猫，坐在窗边--ar 3:4',
	'雨中的女孩——背影，电影感',
	'夕暮れの灯台、水彩画 --v 7',
	'Ein Mädchen – von hinten – im Regen',
	// Quotes
	'a neon sign that says "OPEN --24h" above a door',
	'a poster with the words "v6 is here" in bold type --v 7',
	'a T-shirt that says "--no regrets"',
	"the painter's hand, close-up, 'chiaroscuro'",
	// Dashes in words and sentences
	'an x-ray of a rose, blue tones',
	't-shirt -- red, on a hanger',
	'a sci-fi city, low-poly, neo-noir',
	'a woman in a v-neck sweater',
	'an F-16 over the Alps at -20 degrees',
	'the old king —no longer young— on his throne',
	'a long day—no rest, then night',
	'a crowd that shouts yes or —no',
	'a knight —version of an old tale',
	'materials: -tile -wood -raw denim',
	'-stop 3 trains\n-seed 5 trees\n-weird 2 houses in the fog',
	'a shelf with: -s small cups -w wide plates',
	'minus -5 and -v',
	// Engines, versions, prices and numbers
	'a car with a V8',
	'v8 engine roaring',
	'a muscle car with a roaring v8',
	'a v6 engine on a stand',
	'the Marvel of the v1',
	'logo concept v2',
	'a poster for Cyberpunk v6 --v 7',
	'a menu with a price tag of $4.99 and 50% off',
	'a clock that shows 16:9',
	'a ruler, 5:4, 1970s, f/1.4, ISO 400, 35mm',
	// Line breaks and odd spaces
	'a cat\n\nsitting on a wall,\n  looking left\n--ar 4:5\n--v 7',
	'a  cat   with  wide    spaces --no\ttext',
	'a cat --ar 16:9, --v 7.',
	// Flags that we do not know, and forms that we leave to Midjourney
	'a cat --exp 20 --draft --sv 4 --hd --repeat 4 --fast',
	'a cat --no-text --p_x --stylexyz --vibe',
	'a cat --ar=16:9 --v=6',
	'a cat --p',
	'a cat --p abc123 --profile xyz --v 7',
	'a cat --p123',
	'a cat --ar 16:9--v 7',
	'a cat --no text -tile',
	'a cat --niji in the rain',
	'ann --cref https://s.example/a.png --v 5 --niji 6',
	'a cat --tile --raw --style raw',
	'a cat --niji --style cute',
	'a cat --ar 16:9 in the rain',
	// Before version 4, the ranges were others.
	'a cat --v 3 --q 5 --s 60000',
];

it.each(GOOD_PROMPTS)('sends %j untouched', (prompt) => {
	expect(sent(prompt)).toBe(prompt);
});

it('trims a prompt, as ever, and changes nothing else', () => {
	expect(sent(' \n a  cat\t \n')).toBe('a  cat');
});

it('knows at least 60 good prompts, each of them once', () => {
	expect(new Set(GOOD_PROMPTS).size).toBe(GOOD_PROMPTS.length);
	expect(GOOD_PROMPTS.length).toBeGreaterThanOrEqual(60);
});
