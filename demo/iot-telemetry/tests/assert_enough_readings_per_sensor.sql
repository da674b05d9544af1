-- With fewer readings the z-score rule loses its teeth; see int_reading_anomalies.
select
    sensor_id,
    readings
from {{ ref('int_sensor_statistics') }}
where readings < 30
