-- ${title}; a column that is written later is added, and may be empty: older rows have no value.
CREATE TABLE IF NOT EXISTS ${table} (
  ${columns}
);
${added}
SELECT create_hypertable('${literal}', by_range('${time_name}', INTERVAL '${chunk_hours} hours'), if_not_exists => true);
SELECT set_chunk_time_interval('${literal}', INTERVAL '${chunk_hours} hours');
