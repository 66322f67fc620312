// Passwords that are guessed first: words and runs of keys that stand in every list of leaked ones, in Swedish and English.

/**
 * Words that passwords are made of before digits and signs are hung on them. Written in lower case, without spaces and
 * signs; `simplify` of password-policy.ts makes a password comparable to them. Taken from what is generally known of
 * leaked lists (the most common English ones, and Swedish ones with names, clubs, seasons and places).
 */
export const COMMON_WORDS: readonly string[] = `
password passwort passord losenord losenordet lösenord lösenordet losen lösen mittlosenord mittlösenord minlosenord hemligt hemlig hemlighet hemligheten
secret topsecret letmein welcome valkommen välkommen inloggning loggain login logon admin administrator administrator root user guest gast gäst default changeme bytlosenord bytlösenord
test testar testing provning demo samsvar remiss remissvar yttrande ärende arende region kommun myndighet
dragon monkey football fotboll baseball basketball hockey ishockey master superman batman spiderman starwars princess prinsessa sunshine solsken iloveyou jagalskardig jagälskardig alskling älskling
shadow trustno1 whatever freedom frihet computer dator datorn internet google facebook microsoft windows office apple samsung android iphone
summer sommar sommaren winter vinter vintern spring autumn host höst hösten var vår våren monday mandag måndag tisdag onsdag torsdag fredag lordag lördag sondag söndag
januari februari mars april maj juni juli augusti september oktober november december january february march may june july august october
sverige sweden stockholm goteborg göteborg malmo malmö uppsala vasteras västerås orebro örebro linkoping linköping helsingborg norrkoping norrköping lund umea umeå lulea luleå kiruna
hammarby hammarbyif djurgarden djurgården aikfotboll aik malmoff ifkgoteborg frolunda frölunda brynas brynäs leksand farjestad färjestad elfsborg liverpool arsenal chelsea manchester barcelona
anders anna emma erik eva fredrik gustav henrik jenny johan johanna jonas karin karl kristina lars lena linda magnus maria marie mattias mikael niklas ola olle per peter sara sofia stefan susanne thomas ulf viktor
andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson jonsson
michael jennifer jordan michelle charlie thomas robert daniel andrew joshua hannah jessica ashley nicole amanda george hunter buster ginger pepper
charlie bella molly sigge ludde zorro simba tiger tigern hund hunden katt katten kissekatt nalle bamse pippi kalle kalleanka musse mormor mamma pappa farmor morfar farfar
potatis banan blomma blomman sommarlov sommarstuga jultomten godjul glassbil kaffe kaffekopp choklad chokladboll hejhej hejsan hejhejhej tjena tjohej fanihelvete jävlar javlar fitta kuken runka bajs bajskorv skitsak
cookie cheese banana orange killer hello hellothere helloworld access flower blomster lovely loveme angel angels babygirl soccer matrix mustang corvette ferrari porsche volvo saab
pokemon minecraft fortnite warcraft counterstrike playstation nintendo ninja assword abcdef abcdefg abcdefgh abcdefghij
correcthorsebatterystaple correcthorsebattery staplehorse quickbrownfox thequickbrownfox loremipsum loremipsumdolor tobeornottobe maytheforcebewithyou imesmetallica ingettäckernamn
thisismypassword mypassword detharärmittlösenord dethararmittlosenord ilovemydog opensesame openup sesamöppnadig sesamoppnadig nosecret ingetlösenord ingetlosenord glömtlösenord glomtlosenord
`.split(/\s+/).filter((word) => word !== '');

/** Rows of keys as they lie on Swedish and English keyboards, and the orders that everybody knows. Runs of them, either way, are no password. */
export const KEY_ROWS: readonly string[] = [
  'qwertyuiopå',
  'asdfghjklöä',
  'zxcvbnm',
  '1234567890',
  '01234567890',
  'abcdefghijklmnopqrstuvwxyzåäö',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'azertyuiop',
  'qwertz',
  '147258369',
  '789456123',
];
