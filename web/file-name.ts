/** A name that any file system takes, made from one that a clerk or a unit's name gave. */
export function safeFileName(name: string): string {
  const cleaned = [...name]
    .map((sign) => (sign < ' ' || '<>:"/\\|?*\u007f'.includes(sign) ? ' ' : sign))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  // Windows keeps these names for devices, whatever follows the first dot.
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cleaned)
  return shortened(reserved ? `_${cleaned}` : cleaned) || '未命名'
}

/** File systems count bytes (255): a Chinese sign has three. The extension stays. */
function shortened(name: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const signs = [...name.slice(0, name.length - extension.length)]
  while (Buffer.byteLength(signs.join('') + extension) > 200) signs.pop()
  return signs.join('').trimEnd() + extension
}
