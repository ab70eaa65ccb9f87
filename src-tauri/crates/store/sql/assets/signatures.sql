SELECT *
FROM assets
WHERE key GLOB 'tanda_tangan_*'
ORDER BY key
