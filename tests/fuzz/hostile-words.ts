/** Scalars as they stand in a YAML file, picked to break a reader, a check, a printer or a generated file. */
export const hostileScalars: readonly string[] = [
  ...["", "~", "null", "true", "off", "yes", "012", "0o17", "0x1F", "1e3", "1e999", "-0", ".inf", "-.inf", ".nan"],
  ...["9007199254740993", "12345678901234567890", `${"9".repeat(400)}`, "1.0000000000000000001", "2026-01-01", "12:34:56"],
  ...["*a", "*missing", "&a x", "&a", "!!python/object/apply:os.system [id]", "!vault x", "!!binary aGk=", "<<", "@x", "`x"],
  ...['"\\0"', '"\\ud800"', '"\\udc00\\ud800"', '"\\u202e\\u2066"', '"\\u200b"', '"\\ufeff"', '"\\x1b[2J\\x1b]0;x\\x07"', '"\\r\\n"'],
  ...['"\\u0085\\u2028\\u2029"', "\u202eabc", "\u0000", "\u001b[31m", "\u007f", "\u0085", "\ufffe", "\u{1f600}", "e\u0301"],
  ...['"__proto__"', "constructor", "toString", "hasOwnProperty", "valueOf", "prototype", "then", "length"],
  ...["^(a+)+$", '"(?=a)b"', '"(?<=a)b"', '"\\\\1(a)"', '"a{1000}{1000}{1000}"', '"["', '"(?<__proto__>x)"', '"(?i)^x*+"'],
  ...['"**/**/**"', '"*?*?*?*?*?x"', '"[!]"', '"{a,b}"', "../../../../etc/passwd", "/dev/zero", '"..\\\\..\\\\x"', '"a\\0b"'],
  ...['"{{ env_var(\'HOME\') }}"', '"{% for x in y %}"', '"{# c"', '"${HOME}"', '"{{ .Values.x }}"', '"\\"; import os; \\""'],
  ...["'''", '"\'\'\'"', '"::error::x"', '"<script>"', '"]]>"', '"&amp;"', "- x", "? x", "| x", "> x", "# x", "%YAML 1.1", "---"],
  ...["oci://ghcr.io/x/y:1", "file:///etc/passwd", '"http://a b"', '"https://user:pw@h/"', "http://[::1", '"//"', '"http://x:99999"'],
  ...["1.0.0", "1.0", "v1.0.0", "1.0.0-rc.1+b", '"01.1.1"', `${"1.".repeat(90)}1`, '"* * * * *"', '"0 0 31 2 *"', '"*/0 * * * *"'],
  ...['"@reboot"', '"0 6 * * 1#9"', '"60 24 32 13 8"', '"L * * * *"', "Europe/Berlin", "Mars/Olympus", "UTC+25", '"\\u0130stanbul"'],
  ...["AKIAIOSFODNN7EXAMPLF", "ghp_0123456789abcdefghijklmnopqrstuvwxyzA", '"-----BEGIN RSA PRIVATE KEY-----"', "hunter2hunter2"],
  ...["duckdb", "dagster", "polaris", "snowflake", "default", "strict", "warn", "enterprise", "domain", "FloeSpec", "Manifest"],
  `"${"a".repeat(300)}"`,
  `"${"ab ".repeat(4000)}"`,
  `"${"\\u202e".repeat(200)}"`,
];

/** Keys, likewise. */
export const hostileKeys: readonly string[] = [
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "length", "<<", '""', "~", "null", "true"],
  ...["1", "1.5", '"1"', "? x", "*a", "&a k", "!!str k", '"\\0"', '"\\u202e"', '"a\\nb"', '"\\x1b[2J"', "[a, b]", "{a: b}", "- k"],
  ...["x-note", "x-", "X-note", "depends_on", "dependson", "nmae", "Name", "name ", '"name"', "'name'", "tracng", "governence"],
  ...["password", "client_secret", "api-key", "secret_ref", "type", "config", "name", "plugins", "profiles", "governance"],
  ...["environments", "env", "extends", '"/"', '"~1"', '"~"', '"a.b"', '"a/b~c"', '"::error::"', '"{{ x }}"', `"${"k".repeat(2000)}"`],
];

/** Pieces for mutations that know no structure. */
export const hostileBytes: readonly string[] = [
  ...["\t", "\n", "\r\n", "\r", " ", "  ", ":", ": ", "- ", "? ", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a", "!t ", "|", ">", "|+2\n"],
  ...["'", '"', "\\", "%", "@", "`", "---\n", "...\n", "<<: ", "__proto__: 1\n", "\u0000", "\u0001", "\u0018", "\u001f", "\u007f", "\u0085"],
  ...["\u2028", "\u202e", "\u200b", "\ufeff", "\ufffd", "\ufffe", "\u{1f4a5}", "é", "1e999", "0x", ": &a [*a]", "{{", "%}", "\u001b["],
  ..."[".repeat(70).split(" "),
  ..."- ".repeat(70).split("\n"),
  "{a: ".repeat(30),
];
