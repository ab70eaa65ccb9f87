-- What says that a person is in the hall.
SELECT *
FROM hall_attendances
WHERE session_id = :session_id
  AND person_id = :person_id
  AND NOT taken_back
ORDER BY at, id
