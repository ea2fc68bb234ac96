export function VillagesScreen() {
  return null
}
