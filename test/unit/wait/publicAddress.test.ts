import { isPrivateAddress } from '../../../nodes/Ttapi/wait/publicAddress';

it.each([
	'http://localhost:5678/webhook-waiting/1',
	'http://n8n:5678/',
	'http://127.0.0.1/',
	'http://127.9.9.9/',
	'http://0.0.0.0:5678/',
	'http://10.1.2.3/',
	'http://172.16.0.1/',
	'http://172.31.255.255/',
	'http://192.168.1.10:5678/',
	'http://169.254.1.1/',
	'http://100.64.0.1/',
	'http://[::1]:5678/',
	'http://[fd00::1]/',
	'http://[fe80::1]/',
	'http://n8n.local/',
	'https://n8n.svc.internal/',
	'not a url',
])('nobody outside can reach %s', (url) => expect(isPrivateAddress(url)).toBe(true));

it.each([
	'https://n8n.example.com/webhook-waiting/1?signature=x',
	'http://8.8.8.8/',
	'http://172.15.0.1/',
	'http://172.32.0.1/',
	'http://11.0.0.1/',
	'http://100.128.0.1/',
	'https://api.ttapi.io',
	'https://[2001:db8::1]/',
	'https://localhost.example.com/',
])('%s may be reached', (url) => expect(isPrivateAddress(url)).toBe(false));
