/**
 * Passwords and words that are tried first everywhere, in our three languages, written in small letters. Those shorter than the least length are
 * there because people lengthen them with figures.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  password passwort passwords parola parolachiave secret geheim segreto segreta letmein changeme welcome willkommen benvenuto benvenuta
  administrator administratore admin sysadmin superuser root guest default standard test testing tester temporary temp demo
  iloveyou ichliebedich tiamo tiamotanto sunshine sonnenschein princess prinzessin principessa dragon monkey football fussball calcio baseball
  superman batman starwars whatever trustno liverpool juventus bayern michael jennifer charlie jordan hunter shadow master freedom computer internet
  qwerty qwertyuiop qwertyuiopasdfghjkl qwertyqwerty qwertz qwertzuiop qwertzuiopü asdfghjkl asdfasdf zxcvbnm yxcvbnm qazwsxedcrfv qazwsxedc
  abcdefghijkl abcdefghijklm abcdefghijklmnopqrstuvwxyz abcabcabc
  correcthorsebatterystaple casemanagement casemanager fallmanagement fallmanager gestionedelcaso hospital krankenhaus ospedale
  summer sommer estate winter inverno spring frühling primavera autumn herbst autunno january januar gennaio december dezember dicembre
  123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 012345678901 0123456789012 987654321098 098765432109
  123123123123 121212121212 112233445566 111222333444 123412341234 147258369147 159753159753 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i 1qaz2wsx3edc
  1qaz2wsx3edc4rfv q1w2e3r4t5y6 a1b2c3d4e5f6 abc123abc123 qwerty123456 qwertz123456 password1234 passwort1234
  unbelievable motherfucker fuckyoufuckyou lovelovelove hellohello hellokitty
  lotse lotselotse
`
    .trim()
    .split(/\s+/),
);
