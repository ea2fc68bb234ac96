/** Pixels per millimetre of a saved picture: 200 dpi, sharp on paper. */
const pixelsPerMillimetre = 200 / 25.4

/** A drawing as PNG bytes. Errors: a plain Error where the browser cannot draw it. */
export async function pngOf(svg: string, widthMillimetres: number): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(widthMillimetres * pixelsPerMillimetre)
    canvas.height = Math.round((canvas.width * image.height) / image.width)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('浏览器不能生成图片，请改存 SVG。')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (!blob) throw new Error('图片过大，不能生成，请改存 SVG。')
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    URL.revokeObjectURL(address)
  }
}
