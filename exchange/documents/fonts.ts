/** A font for all of a run's characters: Chinese ones are set by `eastAsia`, which a plain name leaves to the theme. */
export function fontOf(name: string) {
  return { font: { ascii: name, hAnsi: name, eastAsia: name, cs: name } }
}
