import { NavLink } from 'react-router'
import { places } from './actions.ts'
import styles from './Navigation.module.css'

export function Navigation() {
  return (
    <nav className={`${styles.nav} screen-only`} aria-label="导航">
      {places.map((place, index) => (
        <NavLink
          key={place.path}
          to={place.path}
          title={index < 9 ? `Alt+${index + 1}` : place.label}
          className={({ isActive }) => `${styles.place} ${isActive ? styles.active : ''}`}
        >
          {place.label}
        </NavLink>
      ))}
    </nav>
  )
}
