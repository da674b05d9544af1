-- The generator moved these readings far out and kept every other one close (facts.json): a missing one is a blind detector,
-- a further one is a false alarm.
with planted (reading_id) as (

    values
        ('R00046'),
        ('R00404'),
        ('R00442'),
        ('R00494'),
        ('R00715'),
        ('R00741'),
        ('R00982'),
        ('R01034'),
        ('R01216'),
        ('R01284'),
        ('R01565'),
        ('R01791'),
        ('R01805'),
        ('R02109'),
        ('R02161'),
        ('R02285'),
        ('R02344')

),

flagged as (

    select reading_id
    from {{ ref('int_reading_anomalies') }}
    where is_anomaly

)

select
    reading_id,
    case when flagged.reading_id is null then 'not noticed' else 'false alarm' end as problem
from planted
full join flagged using (reading_id)
where planted.reading_id is null or flagged.reading_id is null
