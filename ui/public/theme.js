// Before the first paint: the look this computer chose, so that nothing flashes. The page keeps it (src/lib/theme.svelte.ts).
try {
  const kept = localStorage.getItem('tampilan')
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept
} catch {
  // Without a place to keep it the look is the system's.
}
