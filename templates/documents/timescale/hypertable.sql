-- ${title}: its columns; a new one is added, another type or a column less is left to you.
CREATE TABLE IF NOT EXISTS ${table} (${time} ${time_type} NOT NULL);
${columns}
SELECT create_hypertable('${literal}', by_range('${time_name}', INTERVAL '${chunk_hours} hours'), if_not_exists => true);
SELECT set_chunk_time_interval('${literal}', INTERVAL '${chunk_hours} hours');
