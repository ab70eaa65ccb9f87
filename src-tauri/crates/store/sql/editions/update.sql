UPDATE editions
SET code = :code,
    year = :year,
    short_name = :short_name,
    full_name = :full_name,
    region = :region,
    place = :place,
    legal_basis = :legal_basis,
    registration_closes_on = :registration_closes_on,
    minimum_age_months = :minimum_age_months,
    administrative_selection = :administrative_selection,
    sub_units_count = :sub_units_count,
    rounding = :rounding,
    combine = :combine,
    result_date = :result_date,
    closed_at = :closed_at,
    closed_reason = :closed_reason
WHERE id = :id
