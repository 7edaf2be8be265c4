-- ${title}: rows of ${bucket_seconds} seconds, from ${source_title}
CREATE MATERIALIZED VIEW IF NOT EXISTS ${view}
WITH (timescaledb.continuous) AS
SELECT
  time_bucket(INTERVAL '${bucket_seconds} seconds', ${time}) AS bucket${columns}
FROM ${source}
GROUP BY ${groups}
WITH NO DATA;
-- fails where the view is from before a change of the values: it must be made anew by hand
SELECT bucket${names} FROM ${view} LIMIT 0;
SELECT remove_continuous_aggregate_policy('${literal}', if_exists => true);
SELECT add_continuous_aggregate_policy(
  '${literal}',
  start_offset => INTERVAL '${start_hours} hours',
  end_offset => INTERVAL '${end_minutes} minutes',
  schedule_interval => INTERVAL '${every_minutes} minutes'
);
