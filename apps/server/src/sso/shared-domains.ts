// Domains that are nobody's own: those that many have their mail at, and those under which others register theirs.

/** Mail services that anybody can get an address at, in Sweden and elsewhere. */
const MAIL_SERVICES = [
  'gmail.com', 'googlemail.com', 'outlook.com', 'outlook.se', 'hotmail.com', 'hotmail.se', 'live.com', 'live.se', 'msn.com', 'yahoo.com', 'yahoo.se',
  'ymail.com', 'icloud.com', 'me.com', 'mac.com', 'proton.me', 'protonmail.com', 'pm.me', 'tutanota.com', 'tuta.com', 'gmx.com', 'gmx.net', 'gmx.de',
  'mail.com', 'aol.com', 'zoho.com', 'fastmail.com', 'yandex.com', 'yandex.ru', 'mail.ru', 'qq.com', '163.com', 'hey.com', 'web.de', 'telia.com',
  'tele2.se', 'comhem.se', 'bredband.net', 'bredband2.com', 'bahnhof.se', 'spray.se', 'passagen.se', 'home.se', 'swipnet.se', 'telenor.se', 'algonet.se',
  'onmicrosoft.com', 'sharepoint.com', 'google.com', 'mailinator.com', 'guerrillamail.com', '10minutemail.com', 'online.no', 'jubii.dk', 'luukku.com',
];
/** Second levels that registries and others hand out under (after publicsuffix.org, those of Sweden, its neighbours and the most common elsewhere). */
const SUFFIXES = [
  'org.se', 'pp.se', 'tm.se', 'parti.se', 'press.se', 'brand.se', 'fh.se', 'fhsk.se', 'fhv.se', 'komforb.se', 'kommunalforbund.se', 'komvux.se', 'lanbib.se',
  'naturbruksgymn.se', 'iopsys.se', 'com.se', 'ac.se', 'bd.se', 'co.no', 'kommune.no', 'priv.no', 'stat.no', 'co.dk', 'aland.fi', 'iki.fi',
  'co.uk', 'org.uk', 'ac.uk', 'gov.uk', 'com.au', 'co.nz', 'co.jp', 'com.br', 'co.za', 'com.de', 'eu.org', 'eu.com',
  'github.io', 'gitlab.io', 'netlify.app', 'vercel.app', 'pages.dev', 'workers.dev', 'herokuapp.com', 'azurewebsites.net', 'cloudfront.net', 'amazonaws.com',
  'blogspot.com', 'wordpress.com', 'wixsite.com', 'squarespace.com', 'webflow.io', 'firebaseapp.com', 'web.app', 'duckdns.org', 'dyndns.org', 'no-ip.org',
];
const SHARED: ReadonlySet<string> = new Set([...MAIL_SERVICES, ...SUFFIXES]);

/** Whether a domain is one that nobody can have to themselves. */
export const isShared = (domain: string): boolean => SHARED.has(domain);
