/** Which view of Kegiatan & Kehadiran was looked at last. */
export class Memory {
  view = $state<'people' | 'teams' | 'attendance'>('people')
}
