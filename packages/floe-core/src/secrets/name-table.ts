/** What a name may end with when its value is a secret, its words joined: the list of the requirement B5 and of
 *  reference/security.md, and what other tools call the same. */
export const secretNames: readonly string[] = [
  "password",
  "passwd",
  "passphrase",
  "passcode",
  "pwd",
  "secret",
  "token",
  "credential",
  "apikey",
  "accesskey",
  "secretkey",
  "privatekey",
  "encryptionkey",
  "decryptionkey",
  "signingkey",
  "masterkey",
  "sharedkey",
  "accountkey",
  "storagekey",
  "subscriptionkey",
  "servicekey",
  "licensekey",
  "sessionkey",
  "deploykey",
  "authkey",
  "hmackey",
  "sshkey",
  "tlskey",
  "sslkey",
  "tlscert",
  "connectionstring",
  "connstring",
  "connstr",
  "dsn",
];

/** Names that are secret as whole words only: `compass` is no `pass`. */
export const secretWords: ReadonlySet<string> = new Set(["pass", "pw", "psk", "sas"]);

/** The names among them that are long enough to be known by a slip of the finger, and that nothing else is near. */
export const namesKnownMisspelt: readonly string[] = [
  "password",
  "passphrase",
  "passcode",
  "secret",
  "token",
  "credential",
  "apikey",
  "accesskey",
  "secretkey",
  "privatekey",
  "encryptionkey",
  "signingkey",
  "connectionstring",
];

/** Words that are near one of them and mean something else. */
export const otherWords: ReadonlySet<string> = new Set([
  "taken",
  "woken",
  "oaken",
  "toke",
  "secrete",
  "secretes",
  "secretly",
  "secretary",
  "paraphrase",
  "parenthesis",
  "credentialed",
  "tokened",
]);

/** Names that end like a secret and hold the name of one, or something public. */
export const publicNames: ReadonlySet<string> = new Set([
  "existingsecret",
  "imagepullsecret",
  "imagepullsecrets",
  "pullsecret",
  "pullsecrets",
  "specialtokens",
  "stoptokens",
]);

/** Names that end like a public one, and are secret: the `secret_id` of Vault is one half of a login. */
export const secretAllTheSame: ReadonlySet<string> = new Set(["secretid"]);

/** Words behind a secret name that do not change what it is: `password_prod`, `token_value`, `secret_base64`, whose number
 *  is no part of its word. */
export const wordsOfVariants: ReadonlySet<string> = new Set(
  `b backup base clear content current data decoded default dev development encoded fallback hex key keys live local main
  new old plain plaintext previous primary prod production qa raw second secondary stage staging str string temp test text tmp
  uat v value values`.split(/\s+/u),
);

/** Words behind a secret name that make it the name of something about a secret: where it is kept, what it may do. */
export const wordsAboutSecrets: ReadonlySet<string> = new Set(
  `age algorithm alias allowed annotation arn attempts audience audiences authority backend bits bucket cache change changed
  characters charset check checking checks class column complexity count created creation cron date days description digits
  disabled display duration enabled encoder encoding endpoint engine env environment exchange exists expiration expires expiry
  exporter field file filename filepath files filter folder format generator grace header headers hint history host hours id ids
  injection interval issuer issuers kind label labels length level lifetime limit limits link list location lookup manager
  matcher max method methods minimum min minute minutes mode mount mountpoint name names namespace namespaces optional
  owner param parameter path paths pattern patterns period placeholder plugin policies policy port position prefix profile
  prompt provider providers quota rate ratio ref reference references refs region regex rejection renewal required
  requirements reset resolver retention role rollover rotation rotations rule rules scan scanner scanning schedule
  schema scope scopes second seconds selector server service set size source sources splitter status storage store stores
  strategy strength subject suffix sync template threshold time timeout tokenizer ttl type types uri url urls usage user
  username validation validator validity variable vault version versions volume window`.split(/\s+/u),
);

/** Words before a secret name that make it an amount, if its value is a number: `max_token: 4096`. */
export const wordsOfAmounts: ReadonlySet<string> = new Set(
  "count input limit max maximum min minimum n num number output per prompt total".split(" "),
);

/** Words before a secret name that make it a switch, if its value is true or false: `require_password: true`. */
export const wordsOfSwitches: ReadonlySet<string> = new Set(
  `allow append attach auto automount cache create disable enable enforce expire expose force forward generate has hide ignore
  include inherit is keep mask mount needs no omit prompt propagate refresh require required requires reset revoke rotate
  save send share show skip store strip supports trust use uses validate verify with without`.split(/\s+/u),
);
