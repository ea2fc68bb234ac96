import { NavLink } from 'react-router'
import { placeGroups, places } from './actions.ts'
import styles from './Navigation.module.css'

export function Navigation() {
  return (
    <nav className={`${styles.nav} screen-only`} aria-label="导航">
      {placeGroups.map((group) => (
        <div key={group.places[0].path} className={styles.group}>
          {group.label && <div className={styles.heading}>{group.label}</div>}
          {group.places.map((place) => (
            <NavLink
              key={place.path}
              to={place.path}
              title={titleOf(place)}
              className={({ isActive }) => `${styles.place} ${isActive ? styles.active : ''}`}
            >
              {place.label}
            </NavLink>
          ))}
        </div>
      ))}
      <div className={styles.group}>
        <NavLink
          to="/handbook"
          title="F1"
          className={({ isActive }) => `${styles.place} ${isActive ? styles.active : ''}`}
        >
          使用手册
        </NavLink>
      </div>
    </nav>
  )
}

/** The key of the first nine places, as the actions give it. */
function titleOf(place: { readonly path: string; readonly label: string }): string {
  const index = places.findIndex(({ path }) => path === place.path)
  return index < 9 ? `Alt+${index + 1}` : place.label
}
