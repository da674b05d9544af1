/** Whether a string stands where a secret would stand and is none: a variable, a template, a word such as `changeme`. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim().slice(0, 500);
  return (
    trimmed.length <= 3 || isVariable(trimmed) || isReference(trimmed) || isMask(trimmed) || stopWords.test(trimmed)
  );
}

/** `${NAME}`, `$NAME`, `%NAME%`, `{{ … }}`, `<name>`, `[name]`. */
function isVariable(text: string): boolean {
  return /^(?:\$\{[^{}]*\}|\$\([^()]*\)|\$\w+|%\w+%|\{\{.*\}\}|<[^<>]*>|\[[\w -]*\]|\{[\w.-]*\})$/u.test(text);
}

/** The address of a secret in a store. */
function isReference(text: string): boolean {
  return /^(?:vault|op|secret|secretref|keyvault|env|file|aws-sm|gcp-sm):|^arn:aws[\w-]*:(?:secretsmanager|ssm):|^projects\/[^/]+\/secrets\//u.test(
    text,
  );
}

/** `***`, `xxxx`, `....`: one character over and over. */
function isMask(text: string): boolean {
  return [...text].every((character) => character === text[0]);
}

const stopWords =
  /^(?:change[-_ ]?me|replace[-_ ]?me|todo|tbd|fixme|none|null|nil|undefined|unset|empty|true|false|yes|no|on|off|example|sample|dummy|placeholder|redacted|masked|hidden|withheld|secret|password|token|required|optional|enabled|disabled|default|auto|static)$|^your[-_ ]|^my[-_](?:secret|token|password|key)$|^(?:insert|enter|put|add)[-_ ]|EXAMPLE(?:KEY)?$|[-_ ](?:goes[-_ ])?here$|^\[withheld/iu;
