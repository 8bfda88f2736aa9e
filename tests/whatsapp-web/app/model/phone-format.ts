/** How the page writes phones of the countries that occur in it; `x` is a digit. */
const PATTERNS: Record<string, string> = {
  '1': '+x (xxx) xxx-xxxx',
  '27': '+xx xx xxx xxxx',
  '34': '+xx xxx xx xx xx',
  '39': '+xx xxx xxx xxxx',
  '44': '+xx xxxx xxxxxx',
  '46': '+xx xx xxx xx xx',
  '49': '+xx xxxx xxxxxxx',
  '52': '+xx xx xxxx xxxx',
  '55': '+xx xx xxxxx-xxxx',
  '62': '+xx xxx-xxxx-xxxx',
  '81': '+xx xx-xxxx-xxxx',
  '86': '+xx xxx xxxx xxxx',
  '91': '+xx xxxxx xxxxx',
  '351': '+xxx xxx xxx xxx',
  '971': '+xxx xx xxx xxxx',
  '972': '+xxx xx-xxx-xxxx',
}

export function formatPhone(digits: string): string {
  const prefix = [3, 2, 1].map((length) => digits.slice(0, length)).find((code) => code in PATTERNS)
  const pattern = prefix === undefined ? undefined : PATTERNS[prefix]
  if (pattern === undefined || pattern.replaceAll(/[^x]/g, '').length !== digits.length) return `+${digits}`
  let index = 0
  return pattern.replaceAll('x', () => digits[index++] ?? '')
}
